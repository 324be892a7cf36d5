import type { CustomerRecord } from '@remit/customers';
import { draftOf, missingField } from './customer-creation';
import { dueDay, invoiceToken } from './invoice-draft';

const now = new Date('2026-08-10T22:30:00Z');

describe('the due day at Nomod', () => {
  it.each([
    ['the invoice says so', '2026-09-01', '2026-09-01'],
    ['it passed already', '2026-01-01', '2026-08-11'],
    ['it is today, which may be over there', '2026-08-10', '2026-08-11'],
  ])('when %s', (_name, dueDate, day) => expect(dueDay(dueDate, now)).toBe(day));
});

describe('the token that finds an invoice again', () => {
  const invoice = { id: 'inv_01K3C5N7ZV8Q4S6M2X0R9T1B3D', invoiceNumber: 'INV-202608-00001' };
  it('is our number and our id', () => {
    expect(invoiceToken(invoice, 1)).toEqual({ number: 'INV-202608-00001', invoiceId: invoice.id });
  });
  it('is another one for the invoice that takes its place', () => {
    expect(invoiceToken(invoice, 2).number).toBe('INV-202608-00001-2');
  });
  it('never has a number that is too long', () => {
    expect(invoiceToken({ ...invoice, invoiceNumber: 'N'.repeat(40) }, 12).number).toBe(`${'N'.repeat(27)}-12`);
  });
});

describe('a customer for Nomod', () => {
  it.each([
    ['Ada Lovelace', 'Ada', 'Lovelace'],
    ['  Acme Trading LLC ', 'Acme', 'Trading LLC'],
    ['Plato', 'Plato', undefined],
  ])('%s has a first and a last name', (name, firstName, lastName) => {
    expect(draftOf({ name, email: 'a@example.com' })).toEqual({
      firstName,
      lastName,
      email: 'a@example.com',
    });
  });

  const record = (name: string, email: string | null) => ({ name, contact: { email } }) as CustomerRecord;
  it.each([
    [record('Ada', 'a@example.com'), null],
    [record('Ada', null), 'email'],
    [record('Ada', ' '), 'email'],
    [record('  ', 'a@example.com'), 'name'],
  ])('names what is missing', (customer, field) => expect(missingField(customer)).toBe(field));
});
