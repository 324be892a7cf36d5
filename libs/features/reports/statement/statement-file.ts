import { dayIn } from '@remit/business-profile';
import { type DocumentFile, type DocumentLanguage, drawStatement, type StatementRow } from '@remit/documents';
import { ApiError } from '@remit/http-api';
import type { Movement } from './statement-of';
import type { Statement } from './statements';

/**
 * The statement in one currency as a PDF file.
 * @throws ApiError validation_error when it has several currencies and none was named
 */
export async function statementFile(
  { currencies, customer, business, logo, period }: Statement,
  { language, currency }: { language?: DocumentLanguage; currency?: string },
): Promise<DocumentFile> {
  if (currency === undefined && currencies.length > 1) {
    const known = currencies.map((one) => one.currency).join(', ');
    throw ApiError.invalidField('currency', `The statement has several currencies. Name one of ${known}.`);
  }
  const chosen = currencies.find((one) => currency === undefined || one.currency === currency);
  if (!chosen) {
    throw ApiError.invalidField('currency', 'Nothing happened in the period, and nothing is owed from before it.');
  }
  const rows = chosen.movements.map((movement) => rowOf(movement, period.timeZone));
  return drawStatement({ ...chosen, rows, customer, business, logo, from: period.from, to: period.to }, language);
}

const rowOf = ({ kind, booking, ...figures }: Movement, timeZone: string): StatementRow => ({
  ...figures,
  kind,
  day: dayIn(timeZone, booking.occurredAt),
  number: booking.creditNoteNumber ?? booking.invoiceNumber,
});
