export { AccountFacts, type EnvironmentFacts } from './account-facts';
export { AccountsModule } from './accounts.module';
export { ApiKey } from './api-key.entity';
export { ApiKeysService } from './api-keys.service';
export { Environment, OfEnvironment } from './environment.entity';
export { KeyEnvironments, type OpenedByKey, type OpenedEnvironment } from './key-environments';
export { OfTenant, Tenant } from './tenant.entity';
export { WEBHOOK_SUBSCRIBER } from './webhook-subscriber';
export { CLOSED_DOORS, ClosedDoors } from './closed-doors';
