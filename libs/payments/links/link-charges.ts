import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { type NomodCharge, NomodClient, type NomodCredentials, NomodError, type NomodList } from '@remit/nomod';
import { ChargeRepository } from '../charges/charge.repository';

/** Reads the charges on one link. How Nomod filters is not documented, so nothing is believed because it is in the list. */
@Injectable()
export class LinkCharges {
  constructor(
    private readonly database: Database,
    private readonly charges: ChargeRepository,
    private readonly nomod: NomodClient,
  ) {}

  /**
   * A charge that names another link is left out, and one that is new to us is read by itself before it counts. Outside any unit of work.
   * @returns `complete: false` when more may exist. @throws NomodError
   */
  async of(scope: Scope, credentials: NomodCredentials, linkId: string): Promise<NomodList<NomodCharge>> {
    const { items: listed, complete } = await this.nomod.listCharges(credentials, { linkId });
    const ids = listed.map(({ id }) => id);
    const rows = await this.database.transaction(scope, () => this.charges.findByIds(ids));
    const known = new Set(rows.map(({ id }) => id));
    const items: NomodCharge[] = [];
    let vanished = 0;
    for (const row of listed) {
      const charge = known.has(row.id) ? row : await this.read(credentials, row.id);
      if (!charge) vanished += 1;
      else if (charge.linkId === null || charge.linkId === linkId) items.push(charge);
    }
    return { items, complete: complete && vanished === 0 };
  }

  private async read(credentials: NomodCredentials, id: string): Promise<NomodCharge | undefined> {
    try {
      return await this.nomod.getCharge(credentials, id);
    } catch (error) {
      if (error instanceof NomodError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }
}
