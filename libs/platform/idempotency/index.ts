export { Idempotency } from './idempotency';
export { IdempotencyKey } from './idempotency-key.entity';
export { IdempotencyModule } from './idempotency.module';
export { isRecent, repeatedAct } from './idempotent-run';
export { IdempotencyInterceptor, ShowsOnce } from './idempotency.interceptor';
