import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type AuditPeriod, type ComparedConnection, OutsideAudit } from '@remit/invoices';
import { InvoiceSync } from '@remit/invoice-sync';
import {
  callingFor,
  foundOrUndefined,
  GatewayBusy,
  type GatewayCharge,
  type GatewayCredentials,
  GatewayError,
  type GatewayLink,
  PaymentGateway,
  toChargeFacts,
  tookMoney,
} from '@remit/gateway';
import type { Payment } from '../../payment.entity';
import { closedLink, compareCharge, openLink, unbookedCharge } from './book-comparison';
import { ComparedPayments } from './compared-payments.repository';
import { Comparison, GRACE_MS } from './comparison';
import { type SpareLink, SpareLinks } from './spare-links';

/** Milliseconds before the period at which reading ends. As far as is known, Nomod's lists are newest first. */
const MARGIN_MS = 24 * 3_600_000;

/** Maximum number of our records that are compared through one connection. */
const MOST_RECORDS = 10_000;

const PAUSED = 'The connection is paused, because Nomod refuses its key. Save a valid key';
const DELETED =
  'The connection is deleted, and no other connection to its Nomod account manages its payments. Connect that account again';

/**
 * Compares our bookings with Nomod's lists. It reads pages, and single objects only when a page leaves a doubt. It
 * changes nothing.
 */
@Injectable()
export class AuditAgainstNomod extends OutsideAudit {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly sync: InvoiceSync,
    private readonly payments: ComparedPayments,
    private readonly spares: SpareLinks,
  ) {
    super();
  }

  async compare(scope: Scope, period: AuditPeriod): Promise<readonly ComparedConnection[]> {
    const live = await this.connections.liveIds(scope);
    const { from, to } = period;
    const used = await this.database.transaction(scope, () => this.payments.connectionsOf(from, to));
    const compared: ComparedConnection[] = [];
    // A deleted connection and the one that inherited its payments are compared with the same account.
    const reported = new Set<string>();
    for (const id of new Set([...live, ...used])) {
      const one = await this.compareOne(scope, id, period);
      const differences = one.differences.filter(({ object, objectId }) => !reported.has(`${object}:${objectId}`));
      for (const { object, objectId } of differences) reported.add(`${object}:${objectId}`);
      compared.push({ ...one, differences });
    }
    return compared;
  }

  /**
   * Compares objects of a deleted connection with the key of the connection that inherited them.
   * @param again charges to compare, also outside the dates
   */
  async compareOne(
    scope: Scope,
    connectionId: string,
    period: AuditPeriod,
    again: readonly string[] = [],
  ): Promise<ComparedConnection> {
    const comparison = new Comparison(connectionId, period);
    const connection = await this.connections.find(scope, connectionId);
    if (!connection || connection.isPaused) {
      comparison.stopAt(period.to, connection ? PAUSED : DELETED);
      return comparison.result();
    }
    const credentials = await this.connections.credentials(scope, connectionId);
    try {
      await callingFor('sweep', async () => {
        await this.compareCharges(scope, credentials, comparison);
        await this.compareUnlisted(scope, credentials, comparison, again);
        await this.compareLinks(scope, credentials, comparison);
      });
    } catch (error) {
      if (!(error instanceof GatewayError || error instanceof GatewayBusy)) throw error;
      comparison.leaveOut(error.message);
    }
    return comparison.result();
  }

  private async compareCharges(scope: Scope, credentials: GatewayCredentials, comparison: Comparison): Promise<void> {
    const { from, to } = comparison.period;
    let isOrdered = true;
    let oldest = to;
    let next: Parameters<PaymentGateway['chargePage']>[1];
    do {
      if (comparison.isOutOfTime) return comparison.stopAt(oldest, 'The time limit was reached before older charges');
      const page = await this.gateway.chargePage(credentials, next);
      comparison.noteUnreadable(page.unreadable);
      for (const { created } of page.items) {
        isOrdered &&= created <= oldest || created > to;
        if (created < oldest) oldest = created;
      }
      const inPeriod = page.items.filter(({ created }) => created >= from && created <= to);
      await this.database.transaction(scope, () => this.compareListed(inPeriod, comparison));
      const isPast = page.items.every(({ created }) => created.getTime() < from.getTime() - MARGIN_MS);
      if (isOrdered && page.items.length > 0 && isPast) return;
      if (next !== undefined && JSON.stringify(page.next) === JSON.stringify(next))
        return comparison.stopAt(oldest, 'Nomod returned the same page again');
      next = page.next ?? undefined;
    } while (next !== undefined);
  }

  private async compareListed(charges: GatewayCharge[], comparison: Comparison): Promise<void> {
    const paid = new Map(
      (await this.payments.paidByCharges(charges.map(({ id }) => id))).map((p) => [p.gatewayPaymentId, p]),
    );
    const linkIds = charges.map(({ linkId }) => linkId).filter((id) => id !== null);
    const owners = new Map((await this.payments.ofLinks(linkIds)).map((p) => [p.gatewayTrackingId, p]));
    for (const charge of charges) {
      comparison.seen.add(charge.id);
      const payment = paid.get(charge.id);
      if (payment) comparison.add(compareCharge(payment, charge.id, charge), payment.updatedAt);
      else if (tookMoney(toChargeFacts(charge))) {
        const owner = charge.linkId === null ? undefined : owners.get(charge.linkId);
        if (owner)
          comparison.add(
            unbookedCharge(charge, {
              connectionId: comparison.connectionId,
              invoiceId: owner.invoiceId,
              paymentId: owner.id,
              paymentStatus: owner.paymentStatus,
            }),
            charge.created,
          );
        else if (charge.linkId === null) await this.comparePushed(charge, comparison);
      }
    }
  }

  /**
   * A charge without a link is certainly ours in two cases: its payer returned to the address of an invoice, or an
   * invoice of this customer and amount is paid at Nomod and its charge is not known here.
   */
  private async comparePushed(charge: GatewayCharge, comparison: Comparison): Promise<void> {
    const invoiceId = (await this.sync.invoiceReturnedTo(charge)) ?? (await this.sync.paidInvoicesFor(charge))[0];
    if (invoiceId === undefined) return;
    const ours = { connectionId: comparison.connectionId, invoiceId, paymentId: null, paymentStatus: null };
    comparison.add(unbookedCharge(charge, ours), charge.created);
  }

  /** Reads each payment that is booked here and not listed by Nomod by itself before it reports a difference. */
  private async compareUnlisted(
    scope: Scope,
    credentials: GatewayCredentials,
    comparison: Comparison,
    again: readonly string[],
  ): Promise<void> {
    const { connectionId, period, seen } = comparison;
    const booked = await this.database.transaction(scope, async () => [
      ...(await this.payments.paidIn(connectionId, comparison.comparedFrom, period.to, MOST_RECORDS)),
      ...(await this.payments.paidByCharges([...again])),
    ]);
    if (booked.length >= MOST_RECORDS) comparison.leaveOut('There are more payments than one comparison reads');
    const unlisted = new Map(booked.map((payment) => [payment.gatewayPaymentId ?? '', payment]));
    for (const [chargeId, payment] of unlisted) {
      if (chargeId === '' || seen.has(chargeId)) continue;
      if (!comparison.mayRead()) return;
      const charge = await foundOrUndefined(this.gateway.getCharge(credentials, chargeId));
      seen.add(chargeId);
      comparison.add(compareCharge(payment, chargeId, charge), payment.updatedAt);
    }
  }

  private async compareLinks(scope: Scope, credentials: GatewayCredentials, comparison: Comparison): Promise<void> {
    const { connectionId } = comparison;
    const before = new Date(Date.now() - GRACE_MS);
    const open = await this.database.transaction(scope, () =>
      this.payments.withOpenLink(connectionId, before, MOST_RECORDS),
    );
    if (open.length >= MOST_RECORDS) comparison.leaveOut('There are more open links than one comparison reads');
    const { naming } = await this.connections.billing(scope, connectionId);
    const suspects = naming.notesHoldToken
      ? []
      : await this.database.transaction(scope, () => this.spares.suspects(connectionId, comparison.period.from));
    const enabled = new Set<string>();
    let next: Parameters<PaymentGateway['enabledLinkPage']>[1];
    do {
      if (comparison.isOutOfTime) return comparison.leaveOut('The time limit was reached before all links');
      const page = await this.gateway.enabledLinkPage(credentials, next);
      comparison.noteUnreadable(page.unreadable);
      const usable = page.items.filter(({ status }) => status === 'enabled');
      const known = usable.filter(({ id }) => enabled.has(id)).length;
      for (const { id } of usable) enabled.add(id);
      const { owners, spares } = await this.database.transaction(scope, () => this.ownersOf(usable, suspects));
      for (const { payment, difference } of spares) comparison.add(difference, payment.updatedAt);
      for (const payment of owners) {
        const link = usable.find(({ id }) => id === payment.gatewayTrackingId);
        if (link && payment.isLinkClosed) comparison.add(openLink(payment, link), payment.updatedAt);
      }
      if (page.items.length > 0 && known === page.items.length)
        return comparison.leaveOut('Nomod returned the same links again');
      next = page.next ?? undefined;
    } while (next !== undefined);
    comparison.links = enabled.size;
    for (const payment of open) {
      const linkId = payment.ownLinkId;
      if (linkId === null || enabled.has(linkId)) continue;
      if (!comparison.mayRead()) return;
      const link = await foundOrUndefined(this.gateway.getLink(credentials, linkId));
      comparison.add(closedLink(payment, linkId, link), payment.updatedAt);
    }
  }

  /**
   * Finds the payments of these links, and the links that are ours although no payment records them. Needs a unit of
   * work.
   */
  private async ownersOf(
    links: readonly GatewayLink[],
    suspects: readonly Payment[],
  ): Promise<{ owners: Payment[]; spares: SpareLink[] }> {
    const owners = await this.payments.ofLinks(links.map(({ id }) => id));
    const owned = new Set(owners.map(({ gatewayTrackingId }) => gatewayTrackingId));
    const others = links.filter(({ id }) => !owned.has(id));
    return { owners, spares: await this.spares.among(others, suspects) };
  }
}
