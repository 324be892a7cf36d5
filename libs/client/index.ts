export { Remit, type RemitOptions } from './remit';
export { RemitError, type ErrorKind } from './remit-error';
export { verifyWebhook, WebhookError, type WebhookHeaders, type WebhookRefusal } from './webhook';
export type { CallOptions, Input, ListId, OperationId, Output, Row } from './operation';
export type { ErrorCode, Schemas, WebhookEvent } from './schema.generated';
