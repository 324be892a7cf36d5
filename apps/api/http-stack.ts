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

/**
 * The modules around every route. Nest runs their interceptors in this order, the first outermost. Idempotency runs
 * inside the translation and the naming of a request, and approvals run inside idempotency.
 */
export const httpModules = [
  HttpApiModule,
  FlexpriceDialectModule,
  IdempotencyModule,
  AuditLogModule,
  ApprovalsModule,
  RequestLogModule,
  CsvModule,
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
