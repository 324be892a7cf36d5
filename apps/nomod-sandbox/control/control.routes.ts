import type { Express } from 'express';
import type { Sandbox } from '../sandbox-context';
import { mountAccountControl } from './account.routes';
import { mountChargeControl } from './charge.routes';
import { control } from './control-call';
import { mountDashboardControl } from './dashboard.routes';
import { mountFaultControl } from './fault.routes';
import { mountOddityControl } from './oddity.routes';
import { mountPaymentControl } from './payment.routes';
import { mountWebhookControl } from './webhook.routes';

/** Simulates Nomod's dashboard, payers and failures for tests; see README.md. */
export function mountControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'get', '/health', () => ({ ok: true }));
  mountAccountControl(app, sandbox);
  mountWebhookControl(app, sandbox);
  mountFaultControl(app, sandbox);
  mountPaymentControl(app, sandbox);
  mountChargeControl(app, sandbox);
  mountDashboardControl(app, sandbox);
  mountOddityControl(app, sandbox);
}
