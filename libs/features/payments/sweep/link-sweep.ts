import { Injectable } from '@nestjs/common';
import {
  isUnusableAnswer,
  type ObjectRounds,
  refundableSince,
  sideBySide,
  type OpenObjects,
  SweepPart,
  type SweptAccount,
  type TakenCharges,
} from '@remit/connections';
import { Database } from '@remit/database';
import { InvoiceSync } from '@remit/invoice-sync';
import {
  type GatewayCharge,
  type GatewayChargeStatus,
  GatewayError,
  toChargeFacts,
  tookMoney,
  tookNone,
} from '@remit/gateway';
import { Settings } from '@remit/settings';
import { ChargeRepository } from '../charges/charge.repository';
import { LinkCharges } from '../links/link-charges';
import { LinkErrors } from '../links/link-errors';
import { LinkVerification } from '../links/link-verification';
import { LinkPolling } from '../links/link-polling';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { UnrecordedCharges, type OwnedCharge } from './unrecorded-charges';
import { ROUNDS, SweptPayments } from './swept-payments.repository';

/**
 * A link itself is read only when it is older than this number of intervals. Links rarely end in their first minutes.
 */
const FIRST_READ_INTERVALS = 10;

interface Known {
  readonly owner: Payment;
  readonly isRecorded: boolean;
  /** Whether the row contains facts that are not recorded yet. */
  readonly isUnrecorded: boolean;
}

/**
 * Reads charges on our links and charges that are already recorded. Each sweep also reads a few open links, because
 * no list shows that a link was disabled.
 */
@Injectable()
export class LinkSweep extends SweepPart {
  readonly name = 'links';

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly swept: SweptPayments,
    private readonly charges: ChargeRepository,
    private readonly linkCharges: LinkCharges,
    private readonly identity: LinkVerification,
    private readonly polling: LinkPolling,
    private readonly errors: LinkErrors,
    private readonly invoices: InvoiceSync,
    private readonly news: UnrecordedCharges,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async takeCharges(swept: SweptAccount, charges: readonly GatewayCharge[]): Promise<TakenCharges> {
    if (charges.length === 0) return { ours: [], unsettled: [] };
    const known = await this.knownOf(swept, charges);
    const readings: OwnedCharge[] = [];
    const unsettled: string[] = [];
    const mine = charges.flatMap((row) => {
      const one = known.get(row.id);
      return one ? [{ row, ...one }] : [];
    });
    await sideBySide(mine, async ({ row, ...one }) => {
      const charge = await this.believed(swept, row, one);
      if (charge && one.isUnrecorded) readings.push({ owner: one.owner, charge });
      if (!charge || !(tookMoney(charge) || tookNone(charge))) unsettled.push(row.id);
    });
    await this.news.publish(swept.scope, readings);
    return { ours: [...known.keys()], unsettled };
  }

  override async stock(estate: readonly string[]): Promise<Partial<OpenObjects>> {
    const { rows } = await this.swept.paid(estate, { after: null, most: 0, newest: 1, since: refundableSince() });
    return { hasPaid: rows.length > 0 };
  }

  override async ownerOf({ scope }: SweptAccount, linkId: string) {
    const payment = await this.database.reading(scope, () => this.payments.findByTracking(linkId));
    return payment ? { invoiceId: payment.invoiceId, paymentId: payment.id } : undefined;
  }

  override async recordedAs(
    { scope, estate }: SweptAccount,
    status: GatewayChargeStatus,
    wanted: { without: readonly string[]; most: number },
  ): Promise<string[]> {
    return this.database.reading(scope, () =>
      this.swept.chargesRecordedAs(estate, status, { ...wanted, since: refundableSince() }),
    );
  }

  override async readObjects(
    { scope, estate }: SweptAccount,
    { after, readsLinks }: ObjectRounds,
  ): Promise<string | null> {
    const minAgeMs = readsLinks ? 0 : FIRST_READ_INTERVALS * this.settings.pollIntervalSeconds * 1_000;
    const rounds = { ...ROUNDS[readsLinks ? 'instead' : 'beside'], after, before: new Date(Date.now() - minAgeMs) };
    const { rows, last } = await this.database.reading(scope, () => this.swept.openLinks(estate, rounds));
    await sideBySide(rows, (payment) => this.readLink(payment, readsLinks));
    return last;
  }

  private async knownOf({ scope }: SweptAccount, charges: readonly GatewayCharge[]): Promise<Map<string, Known>> {
    return this.database.reading(scope, async () => {
      const rows = new Map((await this.charges.findByIds(charges.map(({ id }) => id))).map((row) => [row.id, row]));
      const found = await Promise.all(
        charges.map(async (charge): Promise<[string, Known] | undefined> => {
          const row = rows.get(charge.id);
          const owner = (await this.ownerByLink(charge)) ?? (row && (await this.payments.findById(row.paymentId)));
          if (!owner) return undefined;
          const isUnrecorded = row === undefined || (await this.charges.isUnrecorded(toChargeFacts(charge)));
          return [charge.id, { owner, isRecorded: row !== undefined, isUnrecorded }];
        }),
      );
      return new Map(found.filter((entry) => entry !== undefined));
    });
  }

  /** Nomod's documentation names no link on a charge, only the address to which the payer returned. */
  private async ownerByLink(charge: GatewayCharge): Promise<Payment | null> {
    const byLink = charge.linkId === null ? null : await this.payments.findByTracking(charge.linkId);
    if (byLink) return byLink;
    const paymentId = await this.invoices.paymentReturnedTo(charge);
    return paymentId === undefined ? null : this.payments.findById(paymentId);
  }

  /** A new charge is read by itself, because a row of a list is not sufficient proof. */
  private async believed(swept: SweptAccount, row: GatewayCharge, { owner, isRecorded }: Known) {
    const { scope, credentials, connectionId } = swept;
    const link = { connectionId, invoiceId: owner.invoiceId, paymentId: owner.id };
    const charge = await this.linkCharges.read(scope, credentials, link, row.id, isRecorded ? row : undefined);
    return charge?.linkId === row.linkId && (await this.identity.isSurelyOn(scope, charge)) ? charge : undefined;
  }

  private async readLink(payment: Payment, readsCharges: boolean): Promise<void> {
    const { scope, id } = payment;
    try {
      if (!readsCharges && !(await this.polling.mayBeOver(scope, id))) return;
      const charges = (await this.linkCharges.ofPayment(scope, id)) ?? [];
      await this.news.publish(
        scope,
        charges.map((charge) => ({ owner: payment, charge })),
      );
      if (charges.every(tookNone)) await this.polling.end(scope, id);
    } catch (error) {
      if (!(error instanceof GatewayError && isUnusableAnswer(error.kind))) throw error;
      await this.errors.note(scope, id, error);
    }
  }
}
