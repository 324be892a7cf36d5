import type { AttentionItem } from '../../api/types';

/** An invoice and a charge that may belong together. */
export interface Candidate {
  readonly invoiceId: string;
  readonly chargeId: string;
  /** The amount that Nomod took, if the row contains it. */
  readonly taken?: { readonly amount: string; readonly currency: string };
  readonly paidAt?: string;
}

/** `inv_1 (120.00 AED), inv_2 (80.00 AED)`, or only ids. */
const LISTED = /([^\s,()]+)(?: \(([^()]*)\))?/g;
const TAKEN = /^(\S+) ([A-Z]{3})(?: at (\S+))?$/;

/**
 * Every pair that a person may choose. A row concerns one charge and the invoices that it may have paid, or one
 * invoice and its charges.
 */
export function candidatesOf({ invoice_id: invoiceId, charge_id: chargeId, evidence }: AttentionItem): Candidate[] {
  if (chargeId !== null) {
    const { total, currency, paid_at: paidAt } = evidence.nomods;
    const invoices = listed(evidence.ours['possible_invoices']);
    const all = invoices.length === 0 && invoiceId !== null ? [{ id: invoiceId }] : invoices;
    return all.map(({ id }) => ({
      invoiceId: id,
      chargeId,
      ...(total && currency && { taken: { amount: total, currency } }),
      ...(paidAt && { paidAt }),
    }));
  }
  if (invoiceId === null) return [];
  return listed(evidence.nomods['possible_charges']).map(({ id, note }) => {
    const [, amount, currency, paidAt] = TAKEN.exec(note ?? '') ?? [];
    return {
      invoiceId,
      chargeId: id,
      ...(amount && currency && { taken: { amount, currency } }),
      ...(paidAt && { paidAt }),
    };
  });
}

const listed = (text: string | null | undefined): { id: string; note?: string }[] =>
  [...(text ?? '').matchAll(LISTED)].map(([, id = '', note]) => ({ id, note }));
