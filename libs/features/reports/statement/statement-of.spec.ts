import fc from 'fast-check';
import type { CustomerBooking } from '@remit/invoices';
import { statementOf } from './statement-of';

const KINDS = [
  'invoice_finalized',
  'invoice_adjusted',
  'invoice_voided',
  'invoice_credited',
  'payment',
  'payment_reversed',
  'payment_corrected',
  'refund',
] as const;

const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

const booking = fc.record({
  kind: fc.constantFrom(...KINDS),
  currency: fc.constantFrom('AED', 'KWD'),
  owedMinor: minor,
  movedMinor: minor,
});

const bookings = fc.array(booking).map((all) =>
  all.map(({ kind, currency, owedMinor, movedMinor }, index): CustomerBooking => ({
    kind,
    occurredAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
    currency,
    invoiceId: 'inv_1',
    invoiceNumber: 'INV-202601-00001',
    creditNoteNumber: null,
    paymentId: null,
    // A refund does not change what is owed.
    owedMinor: kind === 'refund' ? 0n : owedMinor,
    movedMinor,
  })),
);

it('closes with the opening balance, plus billed, less credited and paid, whatever was booked', () => {
  fc.assert(
    fc.property(bookings, minor, (booked, opening) => {
      for (const statement of statementOf(new Map([['AED', opening]]), booked)) {
        const { openingMinor, billedMinor, creditedMinor, paidMinor, closingMinor, movements } = statement;
        expect(closingMinor).toBe(openingMinor + billedMinor - creditedMinor - paidMinor);
        expect(closingMinor).toBe(movements.at(-1)?.balanceMinor ?? openingMinor);
      }
    }),
  );
});

it('goes on where the statement before ended', () => {
  fc.assert(
    fc.property(bookings, fc.nat({ max: 30 }), (booked, cut) => {
      const whole = statementOf(new Map(), booked);
      const first = statementOf(new Map(), booked.slice(0, cut));
      const openings = new Map(first.map(({ currency, closingMinor }) => [currency, closingMinor]));
      const rest = new Map(statementOf(openings, booked.slice(cut)).map((one) => [one.currency, one.closingMinor]));
      for (const { currency, closingMinor } of whole) expect(rest.get(currency) ?? 0n).toBe(closingMinor);
    }),
  );
});
