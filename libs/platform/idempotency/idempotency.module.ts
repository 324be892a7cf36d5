import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Idempotency } from './idempotency';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyKeyRepository } from './idempotency-key.repository';

/**
 * Import it after the modules whose interceptors must run outside it: those that translate answers and those that add
 * the caller to events.
 */
@Global()
@Module({
  providers: [{ provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }, Idempotency, IdempotencyKeyRepository],
  exports: [Idempotency],
})
export class IdempotencyModule {}
