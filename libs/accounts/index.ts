export { ApiKey } from './api-key.entity';
export { Environment } from './environment.entity';
export { Tenant } from './tenant.entity';
