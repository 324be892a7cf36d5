import type { Express } from 'express';
import { refuse } from '../errors';
import type { Sandbox } from '../sandbox-context';
import { pick } from '../store/pick';
import { createEndpoint, readEvents, readUrl, rotateSecret } from '../webhooks/endpoint';
import { accountOf, control, type ControlCall } from './control-call';

export function mountWebhookControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'post', '/accounts/:key/webhooks', (call) => createEndpoint(accountOf(call), call.body));
  control(app, sandbox, 'get', '/accounts/:key/webhooks', (call) => Object.values(accountOf(call).endpoints));
  control(app, sandbox, 'patch', '/webhooks/:id', (call) => {
    const { found } = endpointOf(call);
    if (call.body.url !== undefined) found.url = readUrl(call.body);
    if (call.body.events !== undefined) found.events = readEvents(call.body.events);
    return found;
  });
  control(app, sandbox, 'delete', '/webhooks/:id', (call) => {
    const { account, found } = endpointOf(call);
    delete account.endpoints[found.id];
  });
  control(app, sandbox, 'post', '/webhooks/:id/rotate', (call) => {
    const { account, found } = endpointOf(call);
    rotateSecret(found, call.body, sandbox.store.nowAt(account));
    return found;
  });
  control(app, sandbox, 'get', '/accounts/:key/messages', (call) => {
    const { charge, type, status } = call.query;
    return Object.values(accountOf(call).messages).filter(
      (message) =>
        (charge === undefined || message.charge_id === charge) &&
        (type === undefined || message.type === type) &&
        (status === undefined || message.status === status),
    );
  });
  control(app, sandbox, 'post', '/messages/:id/resend', async (call) => {
    const { account, found } = sandbox.accounts.locate('Message', ({ messages }) => pick(messages, call.params.id));
    if (!account.endpoints[found.endpoint_id])
      throw refuse('invalid_status', 'The webhook of this message was deleted.');
    await sandbox.webhooks.resend(account, found);
    return found;
  });
}

function endpointOf({ sandbox, params }: ControlCall) {
  return sandbox.accounts.locate('Webhook', ({ endpoints }) => pick(endpoints, params.id));
}
