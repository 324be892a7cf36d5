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

/** The payment that something at Nomod was made for. */
interface PaymentAtNomod {
  readonly connectionId: string;
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** A link of Nomod's, and the payment it was made for. */
interface LinkOfPayment extends PaymentAtNomod {
  readonly linkId: string;
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
    await this.troubles.noteRows(scope, troubled(link, 'link_charges', linkId), unreadable);
    const ids = listed.map(({ id }) => id);
    const rows = await this.database.transaction(scope, () => this.charges.findByIds(ids));
    const known = new Set(rows.map(({ id }) => id));
    const items: NomodCharge[] = [];
    let unread = 0;
    for (const row of listed) {
      const charge = await this.read(scope, credentials, link, row.id, known.has(row.id) ? row : undefined);
      if (!charge) unread += 1;
      else if (charge.linkId === null || charge.linkId === linkId) items.push(charge);
    }
    return { items, complete: complete && unread === 0 };
  }

  /**
   * A charge as it is known, or else read by itself. It is watched while its status says nothing of its money.
   * @returns undefined when Nomod does not show it, or not usably: it is watched then, too. @throws NomodError
   */
  async read(
    scope: Scope,
    credentials: NomodCredentials,
    link: PaymentAtNomod,
    chargeId: string,
    known?: NomodCharge,
  ): Promise<NomodCharge | undefined> {
    const subject = troubled(link, 'charge', chargeId);
    const charge = known ?? (await this.readAlone(scope, credentials, subject));
    if (charge?.status === 'unknown') await this.troubles.note(scope, subject, UNKNOWN_STATUS);
    return charge;
  }

  private async readAlone(
    scope: Scope,
    credentials: NomodCredentials,
    charge: TroubledSubject,
  ): Promise<NomodCharge | undefined> {
    try {
      return await this.nomod.getCharge(credentials, charge.objectId);
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
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
