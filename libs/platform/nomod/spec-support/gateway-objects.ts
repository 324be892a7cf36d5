/** Objects as Nomod writes them, with invented values. */
export const LINK_ID = '3f0c1a52-0d2e-4f57-9a44-6f3d1c8b7e01';
export const INVOICE_ID = '8a7d2c10-5b1f-4c0e-8f21-0b6f2f4b9d02';
export const CUSTOMER_ID = 'c1e5b9d4-7a63-4f18-9b0a-2d4e6f8a0c03';
export const CHARGE_ID = 'd9b8a7c6-1e2f-4a3b-8c4d-5e6f7a8b9c04';

export function linkJson(changes: object = {}): object {
  return {
    id: LINK_ID,
    reference_id: '26280-ABCD',
    title: 'Invoice INV-202601-00001',
    url: 'https://pay.nomodapp.com/en/l/0123456789abcdef',
    amount: '105.000',
    currency: 'AED',
    status: 'enabled',
    payment_expiry_limit: 1,
    ...changes,
  };
}

export function invoiceJson(changes: object = {}): object {
  return {
    id: INVOICE_ID,
    reference_id: '26281-BCDE',
    code: 'K7Q2',
    invoice_number: 'INV-202601-00001',
    title: 'Invoice INV-202601-00001',
    url: 'https://pay.nomodapp.com/en/i/fedcba9876543210',
    amount: '18.600',
    currency: 'KWD',
    status: 'unpaid',
    customer: { id: CUSTOMER_ID, first_name: 'Amina', email: 'amina@example.com' },
    ...changes,
  };
}

export function customerJson(changes: object = {}): object {
  return { id: CUSTOMER_ID, first_name: 'Amina', last_name: null, email: 'amina@example.com', ...changes };
}

export function chargeJson(changes: object = {}): object {
  return {
    id: CHARGE_ID,
    reference_id: 1121,
    created: '2026-01-01T13:29:22.809384Z',
    status: 'paid',
    total: '105.000',
    refund_total: '0.000',
    currency: 'AED',
    tip: '0.000',
    service_fee: null,
    tax: '0.000',
    refunds: [],
    ...changes,
  };
}

export function listJson(results: object[], changes: object = {}): object {
  return { count: results.length, next: null, previous: null, results, ...changes };
}
