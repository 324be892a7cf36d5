import { Module } from '@nestjs/common';
import { FlexpriceInterceptor } from './flexprice.interceptor';

@Module({ providers: [FlexpriceInterceptor], exports: [FlexpriceInterceptor] })
export class FlexpriceDialectModule {}
