import { Connections, refundableSince } from '@remit/connections';
import { Database } from '@remit/database';
import {
  ChargeSecondLookWanted,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { type GatewayCharge, PaymentGateway, toChargeFacts } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { ChargeRecorder } from '../charges/charge-recorder';
import { LinkErrors } from '../links/link-errors';
import { PaymentRepository } from '../payment.repository';

/** Seconds of the longest pause when Nomod did not answer. A change must be booked soon after an outage. */
const UNREAD_PAUSE_SECONDS = 30;

/**
 * Reads a charge once more. A step back is booked when the second reading says the same. Nothing is lost when a
 * process dies in between.
 */
@Subscriber({ to: ChargeSecondLookWanted, as: 'look-again-when-charge-second-look-wanted' })
export class LookAgainWhenChargeSecondLookWanted implements EventSubscriber<
  ChargeSecondLookWanted,
  GatewayCharge | 'later' | undefined
> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly errors: LinkErrors,
    private readonly recorder: ChargeRecorder,
  ) {
    this.firstRunAfterSeconds = settings.outcomeLookupSeconds;
  }

  async ask({ scope, payload }: Recorded<ChargeSecondLookWanted>): Promise<GatewayCharge | 'later' | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(payload.payment_id);
      const connection = payment?.connectionId ? await this.connections.find(scope, payment.connectionId) : null;
      if (!connection) return undefined;
      return connection.isPaused ? 'later' : this.connections.credentials(scope, connection.id);
    });
    if (known === undefined || known === 'later') return known;
    try {
      return await this.gateway.getCharge(known, payload.charge_id);
    } catch (error) {
      await this.errors.report(scope, payload.payment_id, error);
      return 'later';
    }
  }

  async handle(
    { payload, occurredAt }: Recorded<ChargeSecondLookWanted>,
    read: GatewayCharge | 'later' | undefined,
  ): Promise<void | RunAgain> {
    if (!read) return undefined;
    if (read === 'later') {
      if (occurredAt < refundableSince()) return undefined;
      return RunAgain.after(Math.min(this.settings.pollIntervalSeconds, UNREAD_PAUSE_SECONDS));
    }
    const isSettled = await this.recorder.recordById(payload.payment_id, toChargeFacts(read));
    return isSettled ? undefined : RunAgain.after(this.settings.outcomeLookupSeconds);
  }
}
