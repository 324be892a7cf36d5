import { type ArgumentsHost, Catch, type ExceptionFilter, Logger, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from './api-error';
import { allowedMethods, matchedRoute } from './matched-route';
import { sendError } from './send-error';
import { toApiError } from './to-api-error';

/** The default hint of 404 is about ids and does not apply here. */
const NO_SUCH_OPERATION = {
  message: 'There is no such operation',
  hint: 'Check the method and the path: /openapi.json lists every operation, /v1/openapi.json those below /v1.',
};

/**
 * Converts everything that was thrown to the common error body. Server errors are logged in full, under the request
 * id that the caller receives.
 */
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

  /** Nest also answers 404 for a known path with another method. */
  private unknownOperation(thrown: unknown, request: Request, response: Response): ApiError | undefined {
    if (!(thrown instanceof NotFoundException) || matchedRoute(request) !== undefined) return undefined;
    const methods = allowedMethods(request);
    if (methods.length === 0) return new ApiError('not_found', NO_SUCH_OPERATION);
    response.setHeader('Allow', methods.join(', '));
    return new ApiError('method_not_allowed');
  }
}
