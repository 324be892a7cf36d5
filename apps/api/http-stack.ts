import { Module, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApprovalsInterceptor, ApprovalsModule } from '@remit/approvals';
import { AuditLogModule } from '@remit/audit-log';
import {
  acceptFlexpricePaths,
  FlexpriceDialectModule,
  flexpriceDocument,
  flexpriceGuide,
  FlexpriceInterceptor,
  refuseFlexpriceGaps,
} from '@remit/flexprice-dialect';
import {
  configureHttp,
  CsvModule,
  HttpApiModule,
  INNERMOST_INTERCEPTORS,
  InterceptorChain,
  OUTERMOST_INTERCEPTORS,
} from '@remit/http-api';
import { IdempotencyInterceptor, IdempotencyModule } from '@remit/idempotency';
import { RequestLog, RequestLogModule } from '@remit/request-log';

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
class InterceptorsModule {}

/** The modules around every route. */
export const httpModules = [
  HttpApiModule,
  FlexpriceDialectModule,
  IdempotencyModule,
  AuditLogModule,
  ApprovalsModule,
  RequestLogModule,
  CsvModule,
  InterceptorsModule,
];

/** Sets up everything between the socket and the controllers. Call it once, before `app.init()` or `app.listen()`. */
export function setUpHttp(app: NestExpressApplication): void {
  configureHttp(app, {
    paths: [acceptFlexpricePaths],
    watchers: [app.get(RequestLog).watch],
    refusals: [refuseFlexpriceGaps],
    guides: [flexpriceGuide()],
    flexpriceDocument,
  });
}
