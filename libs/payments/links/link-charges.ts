import { Injectable } from '@nestjs/common';
import { GatewayTroubles, isUnusableAnswer, type TroubledSubject } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import {
  type NomodCharge,
  NomodClient,
  type NomodCredentials,
  NomodError,
  type NomodList,
  UNKNOWN_STATUS,
} from '@remit/nomod';
import { ChargeRepository } from '../charges/charge.repository';

/** A link of Nomod's, and the payment it was made for. */
export interface LinkOfPayment {
  readonly linkId: string;
  readonly connectionId: string;
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** Reads the charges on one link. How Nomod filters is not documented, so nothing is believed because it is in the list. */
@Injectable()
export class LinkCharges {
  constructor(
    private readonly database: Database,
    private readonly charges: ChargeRepository,
    private readonly nomod: NomodClient,
    private readonly troubles: GatewayTroubles,
  ) {}

  /**
   * A charge that names another link is left out, and one that is new to us is read by itself before it counts. One that cannot be read is watched,
   * and does not stop the others; so is one whose status says nothing of its money. Outside any unit of work.
   * @returns `complete: false` when more may exist. @throws NomodError
   */
  async of(scope: Scope, credentials: NomodCredentials, link: LinkOfPayment): Promise<NomodList<NomodCharge>> {
    const { linkId } = link;
    const { items: listed, complete, unreadable } = await this.nomod.listCharges(credentials, { linkId });
    const { connectionId, invoiceId, paymentId } = link;
    const list: TroubledSubject = { connectionId, invoiceId, paymentId, object: 'link_charges', objectId: linkId };
    await this.troubles.noteRows(scope, list, unreadable);
    const ids = listed.map(({ id }) => id);
    const rows = await this.database.transaction(scope, () => this.charges.findByIds(ids));
    const known = new Set(rows.map(({ id }) => id));
    const items: NomodCharge[] = [];
    let unread = 0;
    for (const row of listed) {
      const charge = known.has(row.id) ? row : await this.read(scope, credentials, link, row.id);
      if (!charge) unread += 1;
      else if (charge.linkId === null || charge.linkId === linkId) items.push(charge);
      if (charge?.status === 'unknown') await this.noteUnknown(scope, link, row.id);
    }
    return { items, complete: complete && unread === 0 };
  }

  /** A charge that is new to us, read by itself; undefined when Nomod does not show it, or not usably: it is watched then. @throws NomodError */
  async read(
    scope: Scope,
    credentials: NomodCredentials,
    link: Omit<LinkOfPayment, 'linkId'>,
    chargeId: string,
  ): Promise<NomodCharge | undefined> {
    try {
      return await this.nomod.getCharge(credentials, chargeId);
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      if (error.kind !== 'not_found' && !isUnusableAnswer(error.kind)) throw error;
      await this.troubles.note(scope, troubled(link, chargeId), error);
      return undefined;
    }
  }

  /** A charge whose status says nothing of its money is watched until it does. */
  async noteUnknown(scope: Scope, link: Omit<LinkOfPayment, 'linkId'>, chargeId: string): Promise<void> {
    await this.troubles.note(scope, troubled(link, chargeId), UNKNOWN_STATUS);
  }
}

function troubled(link: Omit<LinkOfPayment, 'linkId'>, chargeId: string): TroubledSubject {
  const { connectionId, invoiceId, paymentId } = link;
  return { connectionId, invoiceId, paymentId, object: 'charge', objectId: chargeId };
}
