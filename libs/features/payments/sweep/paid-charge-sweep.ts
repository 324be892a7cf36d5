import { Injectable } from '@nestjs/common';
import { type ObjectRounds, refundableSince, sideBySide, SweepPart, type SweptAccount } from '@remit/connections';
import { Database } from '@remit/database';
import { LinkCharges } from '../links/link-charges';
import { UnrecordedCharges } from './unrecorded-charges';
import { ROUNDS, SweptPayments } from './swept-payments.repository';

/** Reads paid charges one by one while the lists of refunds and disputes are unreliable. */
@Injectable()
export class PaidChargeSweep extends SweepPart {
  readonly name = 'paid_charges';

  constructor(
    private readonly database: Database,
    private readonly swept: SweptPayments,
    private readonly linkCharges: LinkCharges,
    private readonly news: UnrecordedCharges,
  ) {
    super();
  }

  override async readObjects(swept: SweptAccount, { after, readsPaidCharges }: ObjectRounds): Promise<string | null> {
    if (!readsPaidCharges) return null;
    const { scope, estate, credentials, connectionId } = swept;
    const rounds = { ...ROUNDS.instead, after, since: refundableSince() };
    const { rows, last } = await this.database.reading(scope, () => this.swept.paid(estate, rounds));
    await sideBySide(rows, async (owner) => {
      const { id: paymentId, invoiceId, gatewayPaymentId } = owner;
      if (gatewayPaymentId === null) return;
      const link = { connectionId, invoiceId, paymentId };
      const charge = await this.linkCharges.read(scope, credentials, link, gatewayPaymentId);
      if (charge) await this.news.publish(scope, [{ owner, charge }]);
    });
    return last;
  }
}
