import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { toApiError } from '@remit/http-api';
import type { Request, Response } from 'express';
import { languageOf } from './page/words';
import { messagePage } from './page/message-page';
import { PageSender } from './page-sender';

/** Shows payers a page for every error. */
@Catch()
export class PageErrorsFilter implements ExceptionFilter {
  private readonly logger = new Logger('HostedPages');

  constructor(private readonly sender: PageSender) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { status, code, cause, retryAfterSeconds } = toApiError(thrown);
    if (status >= 500) this.logger.error({ err: cause ?? thrown, code, msg: 'a page failed' });
    const kind = code === 'rate_limited' ? 'tooOften' : status === 404 ? 'unknown' : 'trouble';
    const page = messagePage(kind, languageOf(request), request.path.replace(/\/pay$/, ''));
    this.sender.send(response, status, page, retryAfterSeconds);
  }
}
