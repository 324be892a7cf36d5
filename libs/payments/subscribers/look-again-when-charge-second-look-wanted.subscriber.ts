import { Connections } from '@remit/connections';
import { Database } from '@remit/database';
import {
  ChargeSecondLookWanted,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { type NomodCharge, NomodClient, toChargeFacts } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { ChargeRecorder } from '../charges/charge-recorder';
import { LinkTrouble } from '../links/link-trouble';
import { unreadPauseSeconds } from '../links/poll-pause';
import { PaymentRepository } from '../payment.repository';

/** Reads a charge once more: what went back is booked when the second reading says the same, and nothing is lost when a process dies in between. */
@Subscriber({ to: ChargeSecondLookWanted, as: 'look-again-when-charge-second-look-wanted' })
export class LookAgainWhenChargeSecondLookWanted implements EventSubscriber<
  ChargeSecondLookWanted,
  NomodCharge | 'later' | undefined
> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly trouble: LinkTrouble,
    private readonly recorder: ChargeRecorder,
  ) {
    this.firstRunAfterSeconds = settings.outcomeLookupSeconds;
  }

  async ask({ scope, payload }: Recorded<ChargeSecondLookWanted>): Promise<NomodCharge | 'later' | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(payload.payment_id);
      const connection = payment?.connectionId ? await this.connections.find(scope, payment.connectionId) : null;
      if (!connection) return undefined;
      return connection.isPaused ? 'later' : this.connections.credentials(scope, connection.id);
    });
    if (known === undefined || known === 'later') return known;
    try {
      return await this.nomod.getCharge(known, payload.charge_id);
    } catch (error) {
      await this.trouble.report(scope, payload.payment_id, error);
      return 'later';
    }
  }

  async handle(
    { payload, occurredAt }: Recorded<ChargeSecondLookWanted>,
    read: NomodCharge | 'later' | undefined,
  ): Promise<void | RunAgain> {
    if (!read) return undefined;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    if (read === 'later') {
      const pause = unreadPauseSeconds(ageSeconds, false, this.settings.pollIntervalSeconds);
      return pause === undefined ? undefined : RunAgain.after(pause);
    }
    const isSettled = await this.recorder.recordById(payload.payment_id, toChargeFacts(read));
    return isSettled ? undefined : RunAgain.after(this.settings.outcomeLookupSeconds);
  }
}
