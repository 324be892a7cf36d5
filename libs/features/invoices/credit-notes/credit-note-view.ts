import { type ConvertedTotals, convertedTotals } from '../exchange-rate';
import { type RateTax, sharesOf } from '../invoice-taxes';
import type { Invoice } from '../invoice.entity';
import type { CreditNote } from './credit-note.entity';

/** A credit note in the form that other features read. Amounts are in minor units of its currency. */
export interface CreditNoteView extends Pick<
  CreditNote,
  'id' | 'invoiceId' | 'number' | 'currency' | 'amountMinor' | 'reason' | 'createdAt'
> {
  /** What is credited of each tax rate, from the lowest to the highest, after what has none. */
  readonly parts: readonly CreditedPart[];
  readonly taxMinor: bigint;
  /** Totals in another currency; null when the invoice has no exchange rate. */
  readonly converted: ConvertedTotals | null;
}

export interface CreditedPart {
  /** Null for what has no rate, whose tax is that which the invoice states as a whole. */
  readonly rate: string | null;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

type Bill = Pick<Invoice, 'currency' | 'totalMinor' | 'taxMinor' | 'taxes' | 'exchangeRate'>;

export function creditNoteView(note: CreditNote, bill: Bill): CreditNoteView {
  const { id, invoiceId, number, currency, amountMinor, reason, createdAt } = note;
  const parts = creditedParts(amountMinor, bill);
  const taxMinor = parts.reduce((sum, part) => sum + part.taxMinor, 0n);
  const converted = convertedTotals({ ...bill, taxMinor, totalMinor: amountMinor });
  return { id, invoiceId, number, currency, amountMinor, reason, createdAt, parts, taxMinor, converted };
}

/**
 * A credit note lowers the invoice as a whole, so it lowers what each rate has in proportion. The parts add up to its
 * amount. The tax in each is rounded once, half a minor unit up; a credit note of the whole total has the tax of the
 * invoice exactly.
 */
function creditedParts(amountMinor: bigint, { totalMinor, taxMinor, taxes: { byRate } }: Bill): CreditedPart[] {
  const sum = (pick: (rate: RateTax) => bigint) => byRate.reduce((total, rate) => total + pick(rate), 0n);
  const otherTax = taxMinor - sum((rate) => rate.taxMinor);
  const otherNet = totalMinor - otherTax - sum((rate) => rate.taxableMinor + rate.taxMinor);
  const wholes = [
    { rate: null, netMinor: otherNet, taxMinor: otherTax },
    ...byRate.map(({ rate, taxableMinor, taxMinor: tax }) => ({ rate, netMinor: taxableMinor, taxMinor: tax })),
  ].map((part) => ({ ...part, grossMinor: part.netMinor + part.taxMinor }));
  const shares = sharesOf(
    amountMinor,
    wholes.map(({ grossMinor }) => grossMinor),
  );
  return wholes.flatMap(({ rate, taxMinor: tax, grossMinor }, index) => {
    const share = shares[index] ?? 0n;
    if (share === 0n) return [];
    const credited = (2n * share * tax + grossMinor) / (2n * grossMinor);
    return [{ rate, netMinor: share - credited, taxMinor: credited }];
  });
}
