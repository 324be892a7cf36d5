import { type ArgumentsHost, Catch, type ExceptionFilter, Logger, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from './api-error';
import { allowedMethods, matchedRoute } from './matched-route';
import { sendError } from './send-error';
import { toApiError } from './to-api-error';

/** An id has nothing to do with it. */
const NO_SUCH_OPERATION = {
  message: 'There is no such operation',
  hint: 'Check the method and the path: /openapi.json lists every operation, /v1/openapi.json those below /v1.',
};

/** Turns whatever was thrown into the one error body. What is our fault is logged whole, under the request id that the caller gets. */
@Catch()
export class ErrorEnvelopeFilter implements ExceptionFilter {
  private readonly logger = new Logger('HttpApi');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = this.unknownOperation(thrown, request, response) ?? toApiError(thrown);
    if (error.status >= 500) this.logger.error({ err: error.cause ?? thrown, code: error.code, msg: 'request failed' });
    sendError(request, response, error, requestIdOf(request));
  }

  /** Nest answers 404 for a known path with another method, too. */
  private unknownOperation(thrown: unknown, request: Request, response: Response): ApiError | undefined {
    if (!(thrown instanceof NotFoundException) || matchedRoute(request) !== undefined) return undefined;
    const methods = allowedMethods(request);
    if (methods.length === 0) return new ApiError('not_found', NO_SUCH_OPERATION);
    response.setHeader('Allow', methods.join(', '));
    return new ApiError('method_not_allowed');
  }
}
