import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import {
  type GatewayCredentials,
  GatewayError,
  type GatewayReadList,
  PaymentGateway,
  UNKNOWN_STATUS,
} from '@remit/gateway';
import { Connections } from '../connections';
import type { GatewayTrouble, TroubledObject } from './gateway-trouble.entity';
import { TroubleProbe, type TroubleReason } from './trouble-probes';

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
    private readonly gateway: PaymentGateway,
  ) {
    super();
  }

  async probe(scope: Scope, trouble: GatewayTrouble): Promise<TroubleReason | null> {
    const credentials = await this.connections.credentials(scope, trouble.connectionId);
    try {
      return await this.read(credentials, trouble);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      // Nomod has answered, and what follows is the asking feature's to say.
      const isAnswer = error.kind === 'not_found' || error.kind === 'refused';
      return isAnswer ? null : { kind: error.kind, reason: error.message };
    }
  }

  private async read(
    credentials: GatewayCredentials,
    { object, objectId: id }: GatewayTrouble,
  ): Promise<TroubleReason | null> {
    switch (object) {
      case 'charge':
        return unlessKnown(await this.gateway.getCharge(credentials, id));
      case 'invoice':
        return unlessKnown(await this.gateway.getInvoice(credentials, id));
      case 'link':
        return unlessKnown(await this.gateway.getLink(credentials, id));
      case 'link_charges':
        return unnamedRow(await this.gateway.listCharges(credentials, { linkId: id }));
      case 'customer_charges':
        return unnamedRow(await this.gateway.listCharges(credentials, { customerId: id, type: 'invoice' }));
      case 'account_charges':
        await this.gateway.invoicePage(credentials, undefined, { status: 'paid' });
        return unnamedRow(await this.gateway.chargePage(credentials));
      default:
        await this.gateway.checkKey(credentials);
        return null;
    }
  }
}

const unlessKnown = ({ status }: { readonly status: string }): TroubleReason | null =>
  status === 'unknown' ? { kind: UNKNOWN_STATUS.kind, reason: UNKNOWN_STATUS.message } : null;

/** A row that names its id is a trouble of its own. */
function unnamedRow({ unreadable }: Pick<GatewayReadList<unknown>, 'unreadable'>): TroubleReason | null {
  const row = unreadable.find(({ id }) => id === null);
  return row ? { kind: 'invalid_answer', reason: `Nomod's answer is not usable: ${row.reason}` } : null;
}
