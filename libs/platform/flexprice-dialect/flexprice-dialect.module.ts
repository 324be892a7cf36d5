import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FlexpriceInterceptor } from './flexprice.interceptor';

/** Import it before the idempotency module, so that stored answers belong to neither dialect. */
@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: FlexpriceInterceptor }] })
export class FlexpriceDialectModule {}
