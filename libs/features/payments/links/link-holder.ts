import { Injectable } from '@nestjs/common';
import { ConnectionHolder, Connections, type HeldObjects, heldObjects } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { RetryLater, shareOfAge } from '@remit/domain-events';
import { type GatewayCharge, GatewayError, toChargeFacts, tookMoney, tookNone } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { ChargeRecorder } from '../charges/charge-recorder';
import type { Payment } from '../payment.entity';
import { PaymentHoldingsRepository } from '../payment-holdings.repository';
import { LinkCharges } from './link-charges';
import { LinkClosing } from './link-closing';

/** Seconds of the shortest and the longest pause before a check is repeated. */
const PAUSES = { first: 15, longest: 300 };

/** Milliseconds after which a payer who opened the checkout has paid or given up. */
const CHECKOUT_MS = 30 * 60_000;

/** The links and refunds that still need the key of a connection. */
@Injectable()
export class LinkHolder extends ConnectionHolder {
  constructor(
    private readonly database: Database,
    private readonly holdings: PaymentHoldingsRepository,
    private readonly connections: Connections,
    private readonly closing: LinkClosing,
    private readonly charges: LinkCharges,
    private readonly recorder: ChargeRecorder,
    private readonly operations: RemoteOperations,
  ) {
    super();
  }

  /** A link in creation counts even when its payment is void: it is disabled once it is found. */
  async held(connectionId: string): Promise<HeldObjects[]> {
    const unended = (await this.holdings.unended(connectionId)).map(({ id }) => id);
    const links = [...new Set([...unended, ...(await this.operations.uncertainSubjects('link', connectionId))])];
    const refunds = await this.holdings.waitingRefunds(connectionId);
    return [heldObjects('open_link', links), heldObjects('waiting_refund', refunds)];
  }

  /**
   * Voids each payment in a transaction of its own. The subscriber then disables its link at Nomod and reads its
   * charges.
   */
  async switchOff(scope: Scope, connectionId: string): Promise<void> {
    const unended = await this.database.transaction(scope, () => this.holdings.unended(connectionId));
    for (const payment of unended.filter(({ isOpen }) => isOpen)) {
      const reason = 'Its connection is being deleted';
      await this.database.transaction(scope, () => this.closing.voidOpen(payment, reason));
    }
  }

  /** The pause grows with time, because each check costs one call per link. */
  async readAgain(scope: Scope, connectionId: string, since: Date): Promise<void> {
    const closed = await this.database.transaction(scope, () => this.holdings.closedSince(connectionId, since));
    const pause = shareOfAge((Date.now() - since.getTime()) / 1_000, 4, PAUSES);
    for (const payment of closed) {
      const unsettled = await this.readLink(scope, connectionId, payment);
      if (unsettled !== undefined) throw new RetryLater(pause, unsettled);
    }
  }

  /** @returns the reason for another check; undefined when none is needed */
  private async readLink(scope: Scope, connectionId: string, payment: Payment): Promise<string | undefined> {
    const { id, invoiceId, ownLinkId } = payment;
    if (ownLinkId === null) return undefined;
    const link = { linkId: ownLinkId, connectionId, invoiceId, paymentId: id };
    try {
      const credentials = await this.connections.credentials(scope, connectionId);
      const { items, complete } = await this.charges.of(scope, credentials, link);
      let isSettled = true;
      for (const charge of items) {
        const record = () => this.recorder.record({ id, invoiceId }, toChargeFacts(charge));
        if (!(await this.database.transaction(scope, record))) isSettled = false;
      }
      if (!isSettled) return 'A second reading of a charge must confirm the first';
      if (items.some(isUnderWay)) return 'A payer is paying on a link';
      return complete ? undefined : 'Nomod has more charges than Remit could read';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return error.message;
    }
  }
}

function isUnderWay(charge: GatewayCharge): boolean {
  const facts = toChargeFacts(charge);
  return !tookMoney(facts) && !tookNone(facts) && Date.now() - charge.created.getTime() < CHECKOUT_MS;
}
