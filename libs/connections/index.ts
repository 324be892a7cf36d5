export { Connection } from './connection.entity';
export { Connections, type UsableConnection, type WebhookSecret } from './connections';
export { GatewayTrouble } from './troubles/gateway-trouble.entity';
export { GatewayTroubles, isUnusableAnswer, type TroubledSubject } from './troubles/gateway-troubles';
export { TroubleProbe, type TroubleReason } from './troubles/trouble-probe';
export { ConnectionsModule } from './connections.module';
export { ConnectionWatch } from './watches/connection-watch.entity';
export { ConnectionWatches } from './watches/connection-watches';
export { type WebhookSecretKind, webhookSecretKind } from './webhook-secret';
