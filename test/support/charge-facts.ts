import type { ChargeFacts } from '@remit/domain-events';

let minutes = 0;

/**
 * Facts about a paid charge of 100.00 AED without a link, with changes. Each call dates the reading one minute later.
 */
export function chargeFacts(changes: Partial<ChargeFacts> = {}): ChargeFacts {
  return {
    charge_id: 'ch_1',
    read_at: new Date(Date.UTC(2026, 10, 1, 12, (minutes += 1))).toISOString(),
    status: 'paid',
    created_at: '2026-11-01T10:00:00.000Z',
    currency: 'AED',
    total_minor: '10000',
    refund_total_minor: '0',
    tip_minor: '0',
    service_fee_minor: '0',
    tax_minor: '0',
    original_currency: null,
    original_total_minor: null,
    link_id: null,
    customer_id: null,
    payment_method: null,
    ...changes,
  };
}
