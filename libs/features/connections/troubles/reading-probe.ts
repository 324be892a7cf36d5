import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import { NomodClient, type NomodCredentials, NomodError, type NomodReadList, UNKNOWN_STATUS } from '@remit/nomod';
import { Connections } from '../connections';
import type { GatewayTrouble, TroubledObject } from './gateway-trouble.entity';
import { TroubleProbe, type TroubleReason } from './trouble-probe';

/** Asks Nomod about the same object again. */
@Injectable()
export class ReadingProbe extends TroubleProbe {
  readonly objects: readonly TroubledObject[] = [
    'charge',
    'invoice',
    'link',
    'link_charges',
    'customer_charges',
    'account_charges',
    'connection',
  ];

  constructor(
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
  ) {
    super();
  }

  async probe(scope: Scope, trouble: GatewayTrouble): Promise<TroubleReason | null> {
    const credentials = await this.connections.credentials(scope, trouble.connectionId);
    try {
      return await this.read(credentials, trouble);
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      // Nomod has answered, and what follows is the asking feature's to say.
      const isAnswer = error.kind === 'not_found' || error.kind === 'refused';
      return isAnswer ? null : { kind: error.kind, reason: error.message };
    }
  }

  private async read(
    credentials: NomodCredentials,
    { object, objectId: id }: GatewayTrouble,
  ): Promise<TroubleReason | null> {
    switch (object) {
      case 'charge':
        return unlessKnown(await this.nomod.getCharge(credentials, id));
      case 'invoice':
        return unlessKnown(await this.nomod.getInvoice(credentials, id));
      case 'link':
        return unlessKnown(await this.nomod.getLink(credentials, id));
      case 'link_charges':
        return unnamedRow(await this.nomod.listCharges(credentials, { linkId: id }));
      case 'customer_charges':
        return unnamedRow(await this.nomod.listCharges(credentials, { customerId: id, type: 'invoice' }));
      case 'account_charges':
        await this.nomod.invoicePage(credentials, undefined, { status: 'paid' });
        return unnamedRow(await this.nomod.chargePage(credentials));
      default:
        await this.nomod.checkKey(credentials);
        return null;
    }
  }
}

const unlessKnown = ({ status }: { readonly status: string }): TroubleReason | null =>
  status === 'unknown' ? { kind: UNKNOWN_STATUS.kind, reason: UNKNOWN_STATUS.message } : null;

/** A row that names its id is a trouble of its own. */
function unnamedRow({ unreadable }: Pick<NomodReadList<unknown>, 'unreadable'>): TroubleReason | null {
  const row = unreadable.find(({ id }) => id === null);
  return row ? { kind: 'invalid_answer', reason: `Nomod's answer cannot be used: ${row.reason}` } : null;
}
