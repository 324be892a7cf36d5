import type { Settings } from '@remit/settings';
import { FeatureApp } from '../../../../test/support/feature-app';
import { ConnectionsModule } from '../connections.module';

/** The feature by itself. */
export const startConnectionsApp = (settings?: ConstructorParameters<typeof Settings>[0]): Promise<FeatureApp> =>
  FeatureApp.start({
    modules: [ConnectionsModule],
    settings,
  });
