import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { CustomersService, presentCustomer } from '@remit/customers';
import { Database } from '@remit/database';
import type { AttentionNeeded, EventPayload } from '@remit/domain-events';
import { InvoicesService, presentInvoice } from '@remit/invoices';
import { PaymentsService } from '@remit/payments';
import type { WebhookEventType } from './webhook-event-type';

type AttentionPayload = AttentionNeeded['payload'];

/** The object of an event, as the API shows it now. */
export interface EventContent {
  readonly eventType: WebhookEventType;
  readonly name: 'payment' | 'invoice' | 'customer' | 'connection' | 'attention';
  readonly object: Readonly<Record<string, unknown>>;
}

/** Reads the objects of events in the running unit of work. */
@Injectable()
export class EventContents {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsService,
    private readonly invoices: InvoicesService,
    private readonly customers: CustomersService,
    private readonly connections: Connections,
  ) {}

  async read(eventType: WebhookEventType, payload: EventPayload): Promise<EventContent> {
    const { scope } = this.database;
    const [name] = eventType.split('.');
    switch (name) {
      case 'payment':
      case 'refund': {
        // Anybody with the URL can pay, so receivers must request it from the API.
        const payment = await this.payments.get(scope, String(payload.payment_id));
        return { eventType, name: 'payment', object: { ...payment, payment_url: null } };
      }
      case 'invoice':
        return {
          eventType,
          name,
          object: { ...presentInvoice(await this.invoices.get(scope, String(payload.invoice_id))) },
        };
      case 'attention': {
        const { kind, summary, invoice_id, payment_id, charge_id, connection_id } = payload as AttentionPayload;
        return { eventType, name, object: { kind, summary, invoice_id, payment_id, charge_id, connection_id } };
      }
      case 'customer': {
        const customer = await this.customers.get(scope, String(payload.customer_id));
        const isArchived = customer.status === 'archived';
        return {
          eventType: isArchived ? 'customer.deleted' : eventType,
          name,
          object: { ...presentCustomer(customer) },
        };
      }
      default: {
        const connection = await this.connections.describe(scope, String(payload.connection_id));
        return { eventType, name: 'connection', object: { ...connection } };
      }
    }
  }
}
