export { AccountsModule } from './accounts.module';
export { ApiKey } from './api-key.entity';
export { Environment } from './environment.entity';
export { Tenant } from './tenant.entity';
export { WEBHOOK_SUBSCRIBER } from './webhook-subscriber';
