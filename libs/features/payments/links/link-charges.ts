import { Injectable } from '@nestjs/common';
import { Connections, GatewayTroubles, isUnusableAnswer, type TroubledSubject } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import {
  type GatewayCharge,
  type GatewayCredentials,
  GatewayError,
  type GatewayList,
  PaymentGateway,
  UNKNOWN_STATUS,
} from '@remit/gateway';
import { ChargeRepository } from '../charges/charge.repository';
import { connectionOf } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { LinkErrors } from './link-errors';
import { LinkVerification } from './link-verification';

/** The payment for which an object at Nomod was made. */
interface PaymentAtNomod {
  readonly connectionId: string;
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** A link at Nomod and the payment for which it was made. */
interface LinkOfPayment extends PaymentAtNomod {
  readonly linkId: string;
}

/**
 * Reads the charges on links. Nomod does not document its filter, so a charge in the list is checked before it
 * counts.
 */
@Injectable()
export class LinkCharges {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly connections: Connections,
    private readonly identity: LinkVerification,
    private readonly errors: LinkErrors,
    private readonly gateway: PaymentGateway,
    private readonly troubles: GatewayTroubles,
  ) {}

  /**
   * Leaves out a charge that names another link, and reads a new charge by itself before it counts. A charge that
   * cannot be read or has an unknown status is watched and does not block the others. Must run outside a unit of
   * work.
   * @returns `complete: false` when more may exist
   * @throws GatewayError
   */
  async of(scope: Scope, credentials: GatewayCredentials, link: LinkOfPayment): Promise<GatewayList<GatewayCharge>> {
    const { linkId } = link;
    const { items: listed, complete, unreadable } = await this.gateway.listCharges(credentials, { linkId });
    await this.troubles.noteRows(scope, troubled(link, 'link_charges', linkId), unreadable);
    const ids = listed.map(({ id }) => id);
    const rows = await this.database.transaction(scope, () => this.charges.findByIds(ids));
    const known = new Set(rows.map(({ id }) => id));
    const items: GatewayCharge[] = [];
    let unread = 0;
    for (const row of listed) {
      const charge = await this.read(scope, credentials, link, row.id, known.has(row.id) ? row : undefined);
      if (!charge) unread += 1;
      else if (charge.linkId === null || charge.linkId === linkId) items.push(charge);
    }
    return { items, complete: complete && unread === 0 };
  }

  /**
   * Returns a known charge unchanged, and reads any other charge by itself. A charge is watched while its status is
   * unknown.
   * @returns undefined when Nomod does not show the charge or gives no usable answer; it is then watched
   * @throws GatewayError
   */
  async read(
    scope: Scope,
    credentials: GatewayCredentials,
    link: PaymentAtNomod,
    chargeId: string,
    known?: GatewayCharge,
  ): Promise<GatewayCharge | undefined> {
    const subject = troubled(link, 'charge', chargeId);
    const charge = known ?? (await this.readAlone(scope, credentials, subject));
    if (charge?.status === 'unknown') await this.troubles.note(scope, subject, UNKNOWN_STATUS);
    return charge;
  }

  /**
   * The charges on a payment's own link, or the one charge that paid it in another way. The list may be incomplete.
   * Must run outside a unit of work.
   * @returns undefined when Nomod has neither a link nor a charge of this payment
   * @throws GatewayError
   */
  async ofPayment(scope: Scope, paymentId: string): Promise<GatewayCharge[] | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment || (!payment.ownLinkId && !payment.gatewayPaymentId)) return undefined;
      const connectionId = connectionOf(payment);
      const credentials = await this.connections.credentials(scope, connectionId);
      const link = payment.ownLinkId && {
        linkId: payment.ownLinkId,
        connectionId,
        invoiceId: payment.invoiceId,
        paymentId,
      };
      return { link, chargeId: payment.gatewayPaymentId ?? '', credentials };
    });
    if (!known) return undefined;
    const { link, chargeId, credentials } = known;
    if (link) {
      const linkId = (await this.identity.settle(scope, paymentId)) ?? link.linkId;
      return (await this.of(scope, credentials, { ...link, linkId })).items;
    }
    const charge = await this.gateway.getCharge(credentials, chargeId);
    if (charge.status === 'unknown') await this.errors.note(scope, paymentId, UNKNOWN_STATUS);
    return [charge];
  }

  private async readAlone(
    scope: Scope,
    credentials: GatewayCredentials,
    charge: TroubledSubject,
  ): Promise<GatewayCharge | undefined> {
    try {
      return await this.gateway.getCharge(credentials, charge.objectId);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.kind !== 'not_found' && !isUnusableAnswer(error.kind)) throw error;
      await this.troubles.note(scope, charge, error);
      return undefined;
    }
  }
}

function troubled(
  { connectionId, invoiceId, paymentId }: PaymentAtNomod,
  object: TroubledSubject['object'],
  objectId: string,
): TroubledSubject {
  return { connectionId, invoiceId, paymentId, object, objectId };
}
