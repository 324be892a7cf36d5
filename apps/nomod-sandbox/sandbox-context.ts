import type { CallLog } from './faults/call-log';
import type { EventFaults } from './faults/event-faults';
import type { Faults } from './faults/faults';
import type { Throttle } from './http/throttle';
import type { Accounts } from './store/accounts';
import type { Store } from './store/store';
import type { WebhookDispatcher } from './webhooks/webhook-dispatcher';

/** The parts of one running sandbox, handed to every handler. */
export interface Sandbox {
  store: Store;
  accounts: Accounts;
  webhooks: WebhookDispatcher;
  faults: Faults;
  eventFaults: EventFaults;
  calls: CallLog;
  throttle: Throttle;
  /** Base URL of the checkout pages. */
  publicUrl: string;
  /** Aborts when the sandbox closes. Every wait must then end. */
  closing: AbortSignal;
}
