import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus, RetryLater } from '@remit/domain-events';
import { GatewayTroubles } from '@remit/connections';
import { NomodError } from '@remit/nomod';
import { PaymentRepository } from '../payment.repository';

/** First and longest pause of our own choice, in seconds: an outage of Nomod shall be over for us soon after it is over there. */
const SHORTEST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 15;

/** Either of them may be the one that cannot be read. The trouble noted for the other one ends when it is first checked. */
const LINK_OBJECTS = ['link', 'link_charges'] as const;

/** What follows when Nomod could not be asked about a link: never that the work is given up. */
@Injectable()
export class LinkTrouble {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly troubles: GatewayTroubles,
    private readonly bus: EventBus,
  ) {}

  /** Pauses the connection when Nomod refused its key; what cannot be read is watched. @returns what went wrong. @throws whatever is not Nomod's */
  async report(scope: Scope, paymentId: string, error: unknown): Promise<NomodError> {
    if (!(error instanceof NomodError)) throw error;
    if (error.kind === 'unauthorized') {
      await this.database.transaction(scope, async () => {
        const payment = await this.payments.findById(paymentId);
        if (payment?.connectionId)
          await this.bus.publish(new ConnectionRefused({ connection_id: payment.connectionId }));
      });
    }
    await this.note(scope, paymentId, error);
    return error;
  }

  /** Watches the link, or the charge, until it can be read. */
  async note(scope: Scope, paymentId: string, error: Pick<NomodError, 'kind' | 'message'>): Promise<void> {
    await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      const { connectionId, ownLinkId, gatewayPaymentId, invoiceId } = payment ?? {};
      const objectId = ownLinkId ?? gatewayPaymentId;
      if (!connectionId || !objectId) return;
      for (const object of ownLinkId ? LINK_OBJECTS : (['charge'] as const)) {
        await this.troubles.note(scope, { connectionId, object, objectId, invoiceId, paymentId }, error);
      }
    });
  }
}

/** The pause grows with the age of the work and is never shorter than Nomod asked for; up to 20 % jitter. */
export function retryAfter(error: NomodError, ageSeconds: number): RetryLater {
  const own = Math.min(Math.max(ageSeconds / 2, SHORTEST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS);
  const seconds = Math.max(own, (error.retryAfterMs ?? 0) / 1_000) * (1 + 0.2 * Math.random());
  return new RetryLater(seconds, error.message);
}
