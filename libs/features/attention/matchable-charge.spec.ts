import { chargeFacts } from '../../../test/support/charge-facts';
import { assertMatchable } from './matchable-charge';

const charge = chargeFacts();
const invoice = { id: 'inv_1', status: 'finalized', currency: 'AED' } as const;

describe('matching a charge by hand', () => {
  it.each([
    ['a paid charge', charge],
    ['a refunded one: the refund is booked too', { ...charge, status: 'refunded' }],
    ['another amount', { ...charge, total_minor: '1' }],
    ['a converted one, by what it was before', { ...charge, currency: 'USD', original_currency: 'AED' }],
  ])('allows %s', (_, facts) => {
    expect(() => assertMatchable(facts, invoice, undefined)).not.toThrow();
  });

  it.each([
    ['took no money', { ...charge, status: 'failed' }, invoice, undefined, 'conflict'],
    ['has an unknown status', { ...charge, status: 'unknown' }, invoice, undefined, 'conflict'],
    ['is recorded', charge, invoice, { id: 'pay_1', invoiceId: 'inv_2' }, 'conflict'],
    ['is in another currency', { ...charge, currency: 'USD' }, invoice, undefined, 'currency_mismatch'],
    ['is for a draft', charge, { ...invoice, status: 'draft' as const }, undefined, 'invoice_not_finalized'],
    ['is for a void invoice', charge, { ...invoice, status: 'voided' as const }, undefined, 'invoice_voided'],
  ])('refuses a charge that %s', (_, facts, of, recorded, code) => {
    expect(() => assertMatchable(facts, of, recorded)).toThrow(expect.objectContaining({ code }));
  });
});
