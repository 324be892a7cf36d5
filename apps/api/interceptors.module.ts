import { Module, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ApprovalsInterceptor, ApprovalsModule } from '@remit/approvals';
import { FlexpriceDialectModule, FlexpriceInterceptor } from '@remit/flexprice-dialect';
import {
  CsvModule,
  HttpApiModule,
  INNERMOST_INTERCEPTORS,
  InterceptorChain,
  OUTERMOST_INTERCEPTORS,
} from '@remit/http-api';
import { IdempotencyInterceptor, IdempotencyModule } from '@remit/idempotency';

/**
 * Around every route, the first outermost. Stored answers of idempotent requests belong to no dialect. An act that waits
 * for an approval has no answer to store.
 */
const interceptors = [
  ...OUTERMOST_INTERCEPTORS,
  FlexpriceInterceptor,
  IdempotencyInterceptor,
  ApprovalsInterceptor,
  ...INNERMOST_INTERCEPTORS,
];

@Module({
  imports: [HttpApiModule, FlexpriceDialectModule, IdempotencyModule, ApprovalsModule, CsvModule],
  providers: [
    {
      provide: APP_INTERCEPTOR,
      inject: interceptors,
      useFactory: (...all: NestInterceptor[]) => new InterceptorChain(all),
    },
  ],
})
export class InterceptorsModule {}
