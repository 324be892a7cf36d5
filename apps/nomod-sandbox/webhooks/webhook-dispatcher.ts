import type { Charge } from '../charges/charge';
import { timestamp } from '../clock';
import type { EventFaults } from '../faults/event-faults';
import type { Account } from '../store/state';
import type { Accounts } from '../store/accounts';
import type { Store } from '../store/store';
import { signatures } from './endpoint';
import type { WebhookEventType } from './event-types';
import { createMessage, type Message } from './message';
import { WebhookSender } from './webhook-sender';

/** Delivers events like Svix: at least once, in any order, with retries until a 2xx or the end of the schedule. */
export class WebhookDispatcher {
  private readonly sender = new WebhookSender();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly faults: EventFaults,
  ) {}

  /** Schedules the messages that an earlier process had not delivered. */
  start(): void {
    for (const account of this.accounts.all()) {
      for (const message of Object.values(account.messages)) {
        if (message.status === 'pending') this.schedule(account, message, (message.next_attempt_ms ?? 0) - Date.now());
      }
    }
  }

  /** Queues one event with the current state of the charge, for every endpoint that subscribes to it. */
  publish(account: Account, type: WebhookEventType, charge: Charge): Message[] {
    return Object.values(account.endpoints)
      .filter((endpoint) => endpoint.events.includes(type))
      .map((endpoint) => {
        const message = createMessage(account, endpoint, type, charge, this.store.nowAt(account));
        const { drop, delayMs, copies } = this.faults.planFor(account, type);
        if (drop) message.status = 'dropped';
        else this.schedule(account, message, delayMs);
        for (let copy = 0; !drop && copy < copies; copy += 1) {
          this.later(delayMs, () => this.attempt(account, message));
        }
        return message;
      });
  }

  /** Sends a message once more, in any status. Resolves when the attempt is over. */
  async resend(account: Account, message: Message): Promise<void> {
    if (await this.attempt(account, message)) message.status = 'delivered';
    await this.store.saved();
  }

  close(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.sender.close();
  }

  private schedule(account: Account, message: Message, delayMs: number): void {
    message.next_attempt_ms = Date.now() + Math.max(0, delayMs);
    this.later(delayMs, () => this.tryOnSchedule(account, message));
  }

  private later(delayMs: number, work: () => Promise<unknown>): void {
    if (this.stopped) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        void work();
      },
      Math.max(0, delayMs),
    );
    this.timers.add(timer);
  }

  private async tryOnSchedule(account: Account, message: Message): Promise<void> {
    if (message.status !== 'pending') return;
    if (!account.endpoints[message.endpoint_id]) message.tries = account.options.retry_schedule_ms.length;
    const delivered = await this.attempt(account, message);
    if (this.stopped) return;
    const wait = account.options.retry_schedule_ms[message.tries];
    message.tries += 1;
    message.next_attempt_ms = null;
    if (delivered) message.status = 'delivered';
    else if (wait === undefined) message.status = 'failed';
    else this.schedule(account, message, wait);
    await this.store.saved().catch((error: unknown) => console.error('nomod-sandbox: cannot save', error));
  }

  private async attempt(account: Account, message: Message): Promise<boolean> {
    const endpoint = account.endpoints[message.endpoint_id];
    if (!endpoint) return false;
    const at = new Date();
    const signedAt = new Date(at.getTime() + account.options.clock_skew_seconds * 1000);
    const outcome = await this.sender
      .post(
        endpoint.url,
        {
          'svix-id': message.id,
          'svix-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
          'svix-signature': signatures(endpoint, message.id, signedAt, message.body, this.store.nowAt(account)),
        },
        message.body,
        account.options.webhook_timeout_ms,
      )
      .then(
        (status) => ({ status, error: null }),
        (error: unknown) => ({ status: null, error: error instanceof Error ? error.message : String(error) }),
      );
    message.attempts.push({ at: timestamp(at.getTime()), ...outcome, duration_ms: Date.now() - at.getTime() });
    return outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
  }
}
