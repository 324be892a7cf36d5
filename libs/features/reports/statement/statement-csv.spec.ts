import type { StatementResponse } from '../dto/statement-response.dto';
import { statementCsv } from './statement-csv';

const line = {
  day: '2026-11-02',
  occurred_at: '2026-11-02T10:00:00.000Z',
  kind: 'payment_reversed',
  invoice_id: 'inv_1',
  invoice_number: '=1+1',
  payment_id: 'pay_1',
  credit_note_number: null,
  billed: '0.00',
  credited: '0.00',
  paid: '-40.00',
  refunded: '0.00',
  balance: '100.00',
} as const;

const statement: StatementResponse = {
  customer_id: 'cus_1',
  customer_name: 'Palm',
  time_zone: 'Asia/Dubai',
  from: '2026-11-01',
  to: '2026-11-30',
  currencies: [
    {
      currency: 'AED',
      opening_balance: '60.00',
      lines: [line],
      billed: '0.00',
      credited: '0.00',
      paid: '-40.00',
      refunded: '0.00',
      closing_balance: '100.00',
    },
  ],
};

it('has amounts that a spreadsheet adds up, also negative ones, and no formula', () => {
  expect(statementCsv(statement).split('\r\n').slice(1)).toEqual([
    'AED,2026-11-01,opening_balance,,,,,,,,60.00',
    "AED,2026-11-02,payment_reversed,'=1+1,,pay_1,0.00,0.00,-40.00,0.00,100.00",
    'AED,2026-11-30,closing_balance,,,,0.00,0.00,-40.00,0.00,100.00',
    '',
  ]);
});
