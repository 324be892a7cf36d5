import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Idempotency } from './idempotency';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyKeyRepository } from './idempotency-key.repository';

/** Stands behind the modules whose interceptors must run outside of it: what translates answers, and what names the caller in events. */
@Global()
@Module({
  providers: [{ provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }, Idempotency, IdempotencyKeyRepository],
  exports: [Idempotency],
})
export class IdempotencyModule {}
