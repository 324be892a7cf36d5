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
import { configureHttp, HttpApiModule } from '@remit/http-api';
import { IdempotencyModule } from '@remit/idempotency';
import { RequestLog, RequestLogModule } from '@remit/request-log';

/**
 * What stands around every route. Nest runs the interceptors of these modules in this order, the first outermost: the memory of answers lies
 * inside what translates and names a request, and what waits for a second key inside that memory.
 */
export const httpModules = [
  HttpApiModule,
  FlexpriceDialectModule,
  IdempotencyModule,
  AuditLogModule,
  ApprovalsModule,
  RequestLogModule,
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
