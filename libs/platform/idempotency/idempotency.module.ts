import { Global, Module } from '@nestjs/common';
import { Idempotency } from './idempotency';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyKeyRepository } from './idempotency-key.repository';

@Global()
@Module({
  providers: [IdempotencyInterceptor, Idempotency, IdempotencyKeyRepository],
  exports: [IdempotencyInterceptor, Idempotency],
})
export class IdempotencyModule {}
