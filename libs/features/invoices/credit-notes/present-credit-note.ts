import { formatMoney } from '@remit/money';
import type { CreditNoteResponse } from '../dto/credit-note.dto';
import type { CreditNote } from './credit-note.entity';

export const presentCreditNote = (note: CreditNote): CreditNoteResponse => ({
  id: note.id,
  invoice_id: note.invoiceId,
  number: note.number,
  amount: formatMoney(note.amountMinor, note.currency),
  currency: note.currency,
  reason: note.reason,
  created_by: note.createdBy,
  created_at: note.createdAt.toISOString(),
});
