import { AsCsv } from '@remit/http-api';
import type { DeliveryResponse } from './dto/delivery-response.dto';

/** The list of incoming events as a file. */
export const DeliveriesAsCsv = () =>
  AsCsv<DeliveryResponse>({
    name: 'incoming-events',
    columns: [
      { name: 'received_at', type: 'time', of: (event) => event.received_at },
      { name: 'event_type', of: (event) => event.event_type },
      { name: 'result', of: (event) => event.result },
      { name: 'result_note', of: (event) => event.result_note },
      { name: 'charge_id', of: (event) => event.charge_id },
      { name: 'payment_id', of: (event) => event.payment_id },
      { name: 'invoice_id', of: (event) => event.invoice_id },
      { name: 'attempts', of: (event) => event.attempts },
      { name: 'processed_at', type: 'time', of: (event) => event.processed_at },
      { name: 'route', of: (event) => event.route },
      { name: 'source', of: (event) => event.source },
      { name: 'connection_id', of: (event) => event.connection_id },
      { name: 'id', of: (event) => event.id },
    ],
  });
