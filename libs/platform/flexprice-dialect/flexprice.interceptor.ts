import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ApiError, isFlexprice } from '@remit/http-api';
import type { Request, Response } from 'express';
import { catchError, map, type Observable } from 'rxjs';
import { toFlexprice, toFlexpriceNewKey } from './flexprice-answer';
import { readFlexpriceKey } from './flexprice-key';

/**
 * Translates requests and answers of `/v1`. Runs outside idempotency, so that stored answers belong to neither
 * dialect and a request can be repeated through the other base path.
 */
@Injectable()
export class FlexpriceInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!isFlexprice(request)) return next.handle();

    const route = `${request.method} ${request.path}`;
    if (route === 'POST /api/v1/invoices') request.body = readFlexpriceInvoice(request.body ?? {});
    if (route === 'POST /api/v1/api-keys') request.body = readFlexpriceKey(request.body ?? {});
    return next.handle().pipe(
      map((answer: unknown) => {
        // Flexprice answers a repeated payment like a new one, and its clients accept no other status.
        if (route === 'POST /api/v1/payments') http.getResponse<Response>().status(201);
        return route === 'POST /api/v1/api-keys' ? toFlexpriceNewKey(answer) : toFlexprice(answer);
      }),
      catchError((error: unknown) => {
        throw inDialect(error);
      }),
    );
  }
}

/** A refused change shows the record as it is now, as the answer to a read would. */
function inDialect(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.code !== 'changed_meanwhile') return error;
  const details = toFlexprice(error.details) as ApiError['details'];
  return new ApiError(error.code, { details: details ?? undefined, cause: error });
}

type Members = Record<string, unknown>;

/**
 * Converts a new invoice from Flexprice's clients. They may send no lines, in which case `subtotal` is the amount
 * due, and lines without a display name.
 */
export function readFlexpriceInvoice(body: Members): Members {
  const lines = body.line_items;
  if (Array.isArray(lines) && lines.length > 0) return { ...body, line_items: lines.map(named) };
  if (body.subtotal === undefined) return body;
  const line = { display_name: body.description || 'Invoice', quantity: '1', amount: body.subtotal };
  return { ...body, line_items: [line] };
}

function named(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return line;
  const { display_name, plan_display_name, meter_display_name } = line as Members;
  return { ...line, display_name: display_name || plan_display_name || meter_display_name || 'Item' };
}
