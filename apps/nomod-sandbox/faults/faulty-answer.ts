import type { Response } from 'express';
import { pause } from '../clock';
import { errorBody } from '../errors';
import type { Answer } from '../http/call';
import { padded, withOtherId, wrongTypes } from './damage';
import type { Fault } from './fault';

const CODES: Record<number, string> = {
  401: 'not_authenticated',
  403: 'business_not_enabled',
  404: 'not_found',
  429: 'throttled',
  503: 'service_unavailable',
};

/** Sends the answer with the fault applied, or does not send it. `answer` is the undamaged answer. */
export async function answerWithFault(
  response: Response,
  fault: Fault,
  answer: Answer,
  elsewhere: string,
  closing: AbortSignal,
): Promise<void> {
  switch (fault.kind) {
    case 'delay':
      response.status(answer.status).json(answer.body);
      return;
    case 'status':
    case 'status_after':
      sendStatus(response, fault);
      return;
    case 'timeout':
    case 'timeout_after':
      await untilGone(response, fault.ms, closing);
      response.destroy();
      return;
    case 'reset_before':
    case 'reset_after':
      response.socket?.resetAndDestroy();
      return;
    case 'redirect':
      response
        .status(fault.status)
        .set('location', fault.location ?? elsewhere)
        .end();
      return;
    case 'empty_200':
      response.status(200).end();
      return;
    case 'drip':
      await drip(response, answer, fault.ms, closing);
      return;
    case 'truncated_json':
      truncate(response, answer);
      return;
    case 'wrong_types':
      response.status(answer.status).json(wrongTypes(answer.body));
      return;
    case 'other_object_id':
      response.status(answer.status).json(withOtherId(answer.body));
      return;
    case 'huge_body':
      response.status(answer.status).json(padded(answer.body, fault.bytes));
      return;
  }
}

function sendStatus(response: Response, { status, format, body, retry_after }: Fault): void {
  response.status(status);
  if (retry_after !== null) response.set('retry-after', retry_after);
  if (format === 'json') {
    response.json(body ?? errorBody(CODES[status] ?? 'internal_server_error', 'The sandbox was told to fail.'));
    return;
  }
  const page = `<html><head><title>${status}</title></head><body><h1>${status} from the edge</h1></body></html>`;
  const text = typeof body === 'string' ? body : format === 'html' ? page : `${status} from the edge`;
  response.type(format === 'html' ? 'html' : 'text/plain').send(text);
}

/** A complete HTTP answer whose JSON is truncated. */
function truncate(response: Response, answer: Answer): void {
  const whole = Buffer.from(JSON.stringify(answer.body));
  response
    .status(answer.status)
    .type('json')
    .send(whole.subarray(0, Math.floor(whole.length / 2)));
}

async function drip(response: Response, answer: Answer, everyMs: number, closing: AbortSignal): Promise<void> {
  const whole = Buffer.from(JSON.stringify(answer.body));
  response.status(answer.status).type('json').set('content-length', String(whole.length));
  for (const byte of whole) {
    if (closing.aborted || response.destroyed) return;
    response.write(Buffer.of(byte));
    await untilGone(response, everyMs, closing);
  }
  response.end();
}

/** Waits, but ends early when the caller disconnects or the sandbox closes. */
async function untilGone(response: Response, ms: number, closing: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  await pause(ms, AbortSignal.any([closing, gone.signal]));
  response.off('close', leave);
}
