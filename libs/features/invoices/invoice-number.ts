/** The month that an invoice is numbered in, UTC: `202608`. */
export function numberingMonth(at: Date): string {
  return at.toISOString().slice(0, 7).replace('-', '');
}

/** `CN-202608-00001`. */
export function creditNoteNumber(month: string, sequence: number): string {
  return numbered('CN', month, sequence);
}

/** `INV-202608-00001`. */
export function invoiceNumber(month: string, sequence: number): string {
  return numbered('INV', month, sequence);
}

function numbered(kind: string, month: string, sequence: number): string {
  return `${kind}-${month}-${String(sequence).padStart(5, '0')}`;
}
