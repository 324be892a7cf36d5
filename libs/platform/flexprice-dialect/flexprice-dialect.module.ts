import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FlexpriceInterceptor } from './flexprice.interceptor';

/** Stands before the module of idempotency: what is remembered of an answer is neither dialect's. */
@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: FlexpriceInterceptor }] })
export class FlexpriceDialectModule {}
