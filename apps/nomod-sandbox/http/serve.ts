import type { Express, Request, Response } from 'express';
import { pause, timestamp } from '../clock';
import { ApiFailure, errorBody } from '../errors';
import { answerWithFault } from '../faults/faulty-answer';
import { THROTTLED } from '../faults/call-log';
import type { Sandbox } from '../sandbox-context';
import type { Answer, Operation } from './call';
import { isFields } from './fields';

/** Mounts one operation. Each call applies its fault, executes the operation and sends the answer (or loses it). */
export function mount(app: Express, sandbox: Sandbox, operation: Operation): void {
  app[operation.method](operation.path, (request, response) => serve(sandbox, operation, request, response));
}

async function serve(sandbox: Sandbox, operation: Operation, request: Request, response: Response): Promise<void> {
  const key = request.header('x-api-key') ?? '';
  if (isThrottled(sandbox, operation, request, response)) return;
  const { method, path } = request;
  const fault = sandbox.faults.take({ operation: operation.name, method, path, key });
  if (fault) await pause(fault.delay_ms, sandbox.closing);
  if (sandbox.closing.aborted) return;
  const answer = !fault || fault.work ? work(sandbox, operation, request, key) : undefined;
  const outcome = { status: answer?.status ?? null, fault: fault?.kind ?? null };
  sandbox.calls.add({ ...described(sandbox, operation.name, request), ...outcome });
  if (answer && operation.method !== 'get') await sandbox.store.saved();
  const real = answer ?? { status: 200, body: {} };
  if (!fault) response.status(real.status).json(real.body);
  else await answerWithFault(response, fault, real, `${originOf(request)}/_sandbox/elsewhere`, sandbox.closing);
}

/** Answers 429, before any fault or work, when the account exceeds its calls per second. */
function isThrottled(sandbox: Sandbox, { name }: Operation, request: Request, response: Response): boolean {
  const account = sandbox.accounts.find(request.header('x-api-key') ?? '');
  if (!account || sandbox.throttle.allows(account, Date.now())) return false;
  sandbox.calls.add({ ...described(sandbox, name, request), status: 429, fault: THROTTLED });
  const seconds = account.options.rate_limit?.retry_after_seconds ?? null;
  if (seconds !== null) response.set('retry-after', String(seconds));
  response.status(429).json(errorBody(THROTTLED, 'Request was throttled.'));
  return true;
}

function described(sandbox: Sandbox, operation: string, request: Request) {
  return {
    at: timestamp(Date.now()),
    account: sandbox.accounts.idOf(request.header('x-api-key') ?? ''),
    operation,
    method: request.method,
    path: request.path,
    query: new URL(request.originalUrl, 'http://sandbox').search,
    user_agent: request.header('user-agent') ?? null,
  };
}

function work(sandbox: Sandbox, operation: Operation, request: Request, key: string): Answer {
  try {
    return operation.handle({
      account: sandbox.accounts.authenticate(key),
      sandbox,
      params: strings(request.params),
      query: strings(request.query),
      body: isFields(request.body) ? request.body : {},
      origin: originOf(request),
      path: request.path,
    });
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { status: error.status, body: errorBody(error.code, error.message) };
  }
}

function originOf(request: Request): string {
  return `${request.protocol}://${request.header('host') ?? 'localhost'}`;
}

/** For a repeated parameter, the last value counts. */
function strings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
