import type { NestExpressApplication } from '@nestjs/platform-express';
import { configureHttp, HttpApiModule } from '@remit/http-api';
import { IdempotencyModule } from '@remit/idempotency';

/**
 * What stands around every route. Nest runs the interceptors of these modules in this order, the first outermost: the memory of answers lies
 * inside what gives a request its name.
 */
export const httpModules = [HttpApiModule, IdempotencyModule];

/** Sets up everything between the socket and the controllers. Call it once, before `app.init()` or `app.listen()`. */
export function setUpHttp(app: NestExpressApplication): void {
  configureHttp(app);
}
