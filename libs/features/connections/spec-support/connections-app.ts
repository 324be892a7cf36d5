import { RemoteOperation } from '@remit/remote-operations';
import type { Settings } from '@remit/settings';
import { FeatureApp } from '../../../../test/support/feature-app';
import { Connection } from '../connection.entity';
import { ConnectionsModule } from '../connections.module';
import { AccountNeighbour } from '../sharing/account-neighbour.entity';
import { AccountSweep } from '../sweep/account-sweep.entity';
import { GatewayTrouble } from '../troubles/gateway-trouble.entity';
import { ConnectionWatch } from '../watches/connection-watch.entity';

/** The feature by itself. */
export const startConnectionsApp = (settings?: ConstructorParameters<typeof Settings>[0]): Promise<FeatureApp> =>
  FeatureApp.start({
    modules: [ConnectionsModule],
    entities: [AccountNeighbour, AccountSweep, Connection, ConnectionWatch, GatewayTrouble, RemoteOperation],
    settings,
  });
