import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { NomodModule } from '@remit/nomod';
import { AccountProof } from './account-proof';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { Connections } from './connections';
import { ConnectionsController } from './connections.controller';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionsService } from './connections.service';
import { Inheritance } from './inheritance';
import { KeyChecker } from './key-checker';
import { InheritConnectionsWhenConnectionPublished } from './subscribers/inherit-connections-when-connection-published.subscriber';
import { PauseConnectionWhenConnectionRefused } from './subscribers/pause-connection-when-connection-refused.subscriber';
import { TestConnectionWhenConnectionRefused } from './subscribers/test-connection-when-connection-refused.subscriber';
import { WatchTroubleWhenGatewayTroubleBegan } from './subscribers/watch-trouble-when-gateway-trouble-began.subscriber';
import { GatewayTroubleRepository } from './troubles/gateway-trouble.repository';
import { GatewayTroubles } from './troubles/gateway-troubles';
import { ReadingProbe } from './troubles/reading-probe';
import { TroubleProbes } from './troubles/trouble-probes';
import { ConnectionWatches } from './watches/connection-watches';

@Module({
  imports: [DiscoveryModule, NomodModule],
  controllers: [ConnectionsController],
  providers: [
    AccountProof,
    CallResults,
    Connections,
    ConnectionsRepository,
    ConnectionSecrets,
    ConnectionsService,
    ConnectionWatches,
    GatewayTroubleRepository,
    GatewayTroubles,
    Inheritance,
    InheritConnectionsWhenConnectionPublished,
    KeyChecker,
    PauseConnectionWhenConnectionRefused,
    ReadingProbe,
    TestConnectionWhenConnectionRefused,
    TroubleProbes,
    WatchTroubleWhenGatewayTroubleBegan,
  ],
  exports: [Connections, ConnectionWatches, GatewayTroubles],
})
export class ConnectionsModule {}
