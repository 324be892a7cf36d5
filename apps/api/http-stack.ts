import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApprovalsModule } from '@remit/approvals';
import { AuditLogModule } from '@remit/audit-log';
import {
  acceptFlexpricePaths,
  FlexpriceDialectModule,
  flexpriceDocument,
  flexpriceGuide,
  refuseFlexpriceGaps,
} from '@remit/flexprice-dialect';
import { configureHttp, CsvModule, HttpApiModule } from '@remit/http-api';
import { IdempotencyModule } from '@remit/idempotency';
import { RequestLog, RequestLogModule } from '@remit/request-log';
import { InterceptorsModule } from './interceptors.module';

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
