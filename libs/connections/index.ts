export { Connection } from './connection.entity';
export { Connections, type UsableConnection, type WebhookSecret } from './connections';
export { ConnectionsModule } from './connections.module';
export { type WebhookSecretKind, webhookSecretKind } from './webhook-secret';
