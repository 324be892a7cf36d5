import type { Express } from 'express';
import { notFound } from '../errors';
import { timestamp } from '../clock';
import * as read from '../http/fields';
import { OPERATIONS } from '../http/operations';
import type { Sandbox } from '../sandbox-context';
import { accountIdIn, control } from './control-call';

export function mountFaultControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'get', '/operations', () =>
    OPERATIONS.map(({ name, method, path }) => ({ name, method, path })),
  );
  control(app, sandbox, 'post', '/faults', (call) => sandbox.faults.add(call.body));
  control(app, sandbox, 'get', '/faults', () => sandbox.faults.list());
  control(app, sandbox, 'delete', '/faults', () => sandbox.faults.clear());
  control(app, sandbox, 'delete', '/faults/:id', (call) => {
    if (!sandbox.faults.remove(call.params.id ?? '')) throw notFound('Fault');
  });
  control(app, sandbox, 'post', '/event-faults', (call) => sandbox.eventFaults.add(call.body));
  control(app, sandbox, 'get', '/event-faults', () => sandbox.eventFaults.list());
  control(app, sandbox, 'delete', '/event-faults', () => sandbox.eventFaults.clear());
  control(app, sandbox, 'post', '/seed', (call) => {
    const seed = read.integer(call.body, 'seed', 0, 0xffffffff) ?? 1;
    sandbox.faults.seed(seed);
    sandbox.eventFaults.seed(seed);
    return { seed };
  });
  control(app, sandbox, 'get', '/counters', (call) => sandbox.calls.counters(accountIdIn(call)));
  control(app, sandbox, 'get', '/calls', (call) => sandbox.calls.latest(accountIdIn(call)));
  control(app, sandbox, 'delete', '/calls', () => sandbox.calls.clear());
  mountElsewhere(app, sandbox);
}

/** The target of `redirect` faults. The call log records every client that follows one, with or without the key. */
function mountElsewhere(app: Express, sandbox: Sandbox): void {
  app.all('/_sandbox/elsewhere', (request, response) => {
    const key = request.header('x-api-key') ?? '';
    sandbox.calls.add({
      at: timestamp(Date.now()),
      account: sandbox.accounts.idOf(key),
      operation: key === '' ? 'redirect_followed' : 'redirect_followed_with_key',
      method: request.method,
      path: request.path,
      query: '',
      user_agent: request.header('user-agent') ?? null,
      status: 200,
      fault: null,
    });
    response.json({});
  });
}
