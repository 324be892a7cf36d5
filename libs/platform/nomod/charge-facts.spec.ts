import { Answer } from './answer';
import { toChargeFacts } from '@remit/gateway';
import { readCharge } from './nomod-charge';
import { CHARGE_ID, chargeJson, LINK_ID } from './spec-support/gateway-objects';

const readAt = new Date('2026-01-01T14:00:00.000Z');
const facts = (changes: object) => toChargeFacts({ ...readCharge(Answer.of(chargeJson(changes), 'charge')), readAt });

it('says everything an event may carry about a charge', () => {
  const asked = { original_total: '105.000', original_currency: 'AED' };
  const settled = { settlement_currency: 'AED', fee: '2.8875', fx_fee: '0.000', fee_tax: '0.144', net: '101.9685' };
  expect(facts({ ...asked, ...settled, tip: '1.500', payment_method: 'nomod', link: { id: LINK_ID } })).toEqual({
    charge_id: CHARGE_ID,
    read_at: '2026-01-01T14:00:00.000Z',
    status: 'paid',
    created_at: '2026-01-01T13:29:22.809Z',
    currency: 'AED',
    total_minor: '10500',
    refund_total_minor: '0',
    tip_minor: '150',
    service_fee_minor: '0',
    tax_minor: '0',
    original_currency: null,
    original_total_minor: null,
    link_id: LINK_ID,
    customer_id: null,
    payment_method: 'nomod',
    card_scheme: null,
    card_last4: null,
    settlement: { currency: 'AED', fee_minor: '303.15', net_minor: '10196.85' },
  });
});

const fees = { fee: '1.000', fx_fee: '0.000', fee_tax: '0.000' };

it.each([
  { net: '99.000', ...fees },
  { settlement_currency: 'AED', ...fees },
  { settlement_currency: 'AED', net: 7, ...fees },
  { settlement_currency: 'AED', net: '99.000' },
  { settlement_currency: 'AED', net: '99.000', ...fees, fx_fee: null },
])('says nothing of fees where Nomod answers %j', (changes) =>
  expect(facts(changes)).toMatchObject({ settlement: null }),
);

it('names the original amount when the payer paid in another currency', () => {
  const converted = { currency: 'GBP', total: '142.710', original_total: '650.000', original_currency: 'AED' };
  expect(facts(converted)).toMatchObject({
    currency: 'GBP',
    total_minor: '14271',
    original_currency: 'AED',
    original_total_minor: '65000',
  });
});
