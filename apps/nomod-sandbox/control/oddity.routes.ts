import type { Express } from 'express';
import { readOddity } from '../oddities/oddity';
import { ODDITY_KINDS } from '../oddities/oddity-kinds';
import type { Sandbox } from '../sandbox-context';
import { control } from './control-call';
import { chargeOf, customerOf, invoiceOf, linkOf } from './located';

/** Serves objects in unexpected forms. */
export function mountOddityControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'get', '/oddities', () => ODDITY_KINDS);
  const finders = { links: linkOf, invoices: invoiceOf, customers: customerOf, charges: chargeOf };
  for (const [path, find] of Object.entries(finders)) {
    control(app, sandbox, 'post', `/${path}/:id/oddities`, (call) => {
      const { found } = find(call);
      found.oddities = [...(found.oddities ?? []), readOddity(call.body)];
      return found.oddities;
    });
    control(app, sandbox, 'delete', `/${path}/:id/oddities`, (call) => {
      find(call).found.oddities = [];
    });
  }
}
