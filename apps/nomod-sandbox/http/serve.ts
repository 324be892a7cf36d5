import type { Express, Request, Response } from 'express';
import { pause, timestamp } from '../clock';
import { ApiFailure, errorBody } from '../errors';
import { answerWithFault } from '../faults/faulty-answer';
import type { Sandbox } from '../sandbox-context';
import type { Answer, Operation } from './call';
import { isFields } from './fields';

/** Mounts one operation: fault, then the work, then the (possibly lost) answer. */
export function mount(app: Express, sandbox: Sandbox, operation: Operation): void {
  app[operation.method](operation.path, (request, response) => serve(sandbox, operation, request, response));
}

async function serve(sandbox: Sandbox, operation: Operation, request: Request, response: Response): Promise<void> {
  const key = request.header('x-api-key') ?? '';
  const { method, path } = request;
  const fault = sandbox.faults.take({ operation: operation.name, method, path, key });
  if (fault) await pause(fault.delay_ms, sandbox.closing);
  if (sandbox.closing.aborted) return;
  const answer = !fault || fault.work ? work(sandbox, operation, request, key) : undefined;
  sandbox.calls.add({
    at: timestamp(Date.now()),
    account: sandbox.accounts.idOf(key),
    operation: operation.name,
    method,
    path,
    query: new URL(request.originalUrl, 'http://sandbox').search,
    user_agent: request.header('user-agent') ?? null,
    status: answer?.status ?? null,
    fault: fault?.kind ?? null,
  });
  if (answer && operation.method !== 'get') await sandbox.store.saved();
  const real = answer ?? { status: 200, body: {} };
  if (!fault) response.status(real.status).json(real.body);
  else await answerWithFault(response, fault, real, `${originOf(request)}/_sandbox/elsewhere`, sandbox.closing);
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

/** Repeated parameters count once, the last one. */
function strings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
