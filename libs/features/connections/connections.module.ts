import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BusinessProfileModule } from '@remit/business-profile';
import { RemoteOperationsModule } from '@remit/remote-operations';
import { AccountProof } from './account-proof';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { Connections } from './connections';
import { ConnectionsController } from './connections.controller';
import { ConnectionRepository } from './connection.repository';
import { ConnectionsService } from './connections.service';
import { Inheritance } from './inheritance';
import { KeyChecker } from './key-checker';
import { InheritConnectionsWhenConnectionPublished } from './subscribers/inherit-connections-when-connection-published.subscriber';
import { HabitsController } from './habits/habits.controller';
import { ProbeRun } from './habits/probe-run';
import { Probes } from './habits/probes';
import { NomodHabits } from './habits/nomod-habits';
import { ConnectionHolders } from './removal/connection-holders';
import { ConnectionRemoval } from './removal/connection-removal';
import { ArchiveConnectionWhenConnectionSwitchOffAsked } from './subscribers/archive-connection-when-connection-switch-off-asked.subscriber';
import { AccountNeighbourRepository } from './sharing/account-neighbour.repository';
import { SharedAccounts } from './sharing/shared-accounts';
import { PartAccountsWhenConnectionArchived } from './subscribers/part-accounts-when-connection-archived.subscriber';
import { ProbeNomodWhenConnectionProbeAsked } from './subscribers/probe-nomod-when-connection-probe-asked.subscriber';
import { RecogniseAccountWhenConnectionPublished } from './subscribers/recognise-account-when-connection-published.subscriber';
import { PauseConnectionWhenConnectionRefused } from './subscribers/pause-connection-when-connection-refused.subscriber';
import { TestConnectionWhenConnectionRefused } from './subscribers/test-connection-when-connection-refused.subscriber';
import { WatchTroubleWhenGatewayTroubleBegan } from './subscribers/watch-trouble-when-gateway-trouble-began.subscriber';
import { SweepAccountWhenConnectionPublished } from './subscribers/sweep-account-when-connection-published.subscriber';
import { AccountSweeping } from './sweep/account-sweeping';
import { AccountSweeps } from './sweep/account-sweeps';
import { BacklogReading } from './sweep/backlog-reading';
import { SweepIntake } from './sweep/sweep-intake';
import { SweepParts } from './sweep/sweep-parts';
import { SweptAccounts } from './sweep/swept-accounts';
import { GatewayTroubleRepository } from './troubles/gateway-trouble.repository';
import { GatewayTroubles } from './troubles/gateway-troubles';
import { ReadingProbe } from './troubles/reading-probe';
import { TroubleProbes } from './troubles/trouble-probes';
import { ConnectionWatches } from './watches/connection-watches';

@Module({
  imports: [BusinessProfileModule, DiscoveryModule, RemoteOperationsModule],
  controllers: [ConnectionsController, HabitsController],
  providers: [
    AccountNeighbourRepository,
    AccountProof,
    AccountSweeping,
    AccountSweeps,
    ArchiveConnectionWhenConnectionSwitchOffAsked,
    CallResults,
    ConnectionHolders,
    ConnectionRemoval,
    Connections,
    ConnectionRepository,
    ConnectionSecrets,
    ConnectionsService,
    ConnectionWatches,
    GatewayTroubleRepository,
    GatewayTroubles,
    Inheritance,
    InheritConnectionsWhenConnectionPublished,
    KeyChecker,
    NomodHabits,
    ProbeNomodWhenConnectionProbeAsked,
    ProbeRun,
    Probes,
    PartAccountsWhenConnectionArchived,
    PauseConnectionWhenConnectionRefused,
    ReadingProbe,
    RecogniseAccountWhenConnectionPublished,
    BacklogReading,
    SharedAccounts,
    SweepAccountWhenConnectionPublished,
    SweepIntake,
    SweepParts,
    SweptAccounts,
    TestConnectionWhenConnectionRefused,
    TroubleProbes,
    WatchTroubleWhenGatewayTroubleBegan,
  ],
  exports: [AccountSweeps, Connections, ConnectionWatches, GatewayTroubles, NomodHabits, BacklogReading],
})
export class ConnectionsModule {}
