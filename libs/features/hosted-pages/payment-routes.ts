import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { InvoiceSync } from '@remit/invoice-sync';
import type { InvoiceView } from '@remit/invoices';
import { Payments } from '@remit/payments';

/** How an invoice can be paid now. */
export interface PaymentRoute {
  /** Connection to name in the request for a link; undefined: the only published one. */
  readonly connectionId: string | undefined;
}

/** Finds the connection for an invoice's payment. Needs a unit of work. */
@Injectable()
export class PaymentRoutes {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly sync: InvoiceSync,
    private readonly payments: Payments,
  ) {}

  /** Undefined while payments are disabled: no connection is published, or Nomod refuses its key. */
  async find(invoice: InvoiceView): Promise<PaymentRoute | undefined> {
    const only = await this.usable(undefined);
    if (only !== 'ambiguous') return only;
    const status = await this.sync.stateOf(invoice);
    const used = status.state === 'synced' ? status.connectionId : await this.payments.connectionOfLink(invoice.id);
    const named = used === undefined ? 'ambiguous' : await this.usable(used);
    return named === 'ambiguous' ? undefined : named;
  }

  private async usable(connectionId: string | undefined): Promise<PaymentRoute | undefined | 'ambiguous'> {
    try {
      const { isPaused } = await this.connections.findForPayment(this.database.scope, connectionId);
      return isPaused ? undefined : { connectionId };
    } catch (error) {
      if (error instanceof ApiError && error.code === 'connection_not_published') return 'ambiguous';
      throw error;
    }
  }
}
