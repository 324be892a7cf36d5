import type { GatewayCharge } from '@remit/gateway';
import { type InvoiceWithoutCharge, couldPay } from './belonging';

/** A charge that belongs to one of our invoices already. */
interface Claim {
  /** Id of the charge. */
  readonly id: string;
  readonly invoiceId: string;
  /** Whether a person said so, and nobody knows whether the charge was taken on the invoice's page at Nomod. */
  readonly isByHand: boolean;
}

/**
 * Leaves out our invoices to which a person matched a charge that their page may have taken. With that charge claimed,
 * another equal one would seem to be the only one that fits, and the invoice would be paid twice.
 * @returns with the rest, the charges that a person matched, by our invoice
 */
export function withoutMatched(
  asked: readonly InvoiceWithoutCharge[],
  charges: readonly GatewayCharge[],
  claims: readonly Claim[],
): { invoices: InvoiceWithoutCharge[]; matchedByHand: Map<string, string> } {
  const matchedByHand = new Map<string, string>();
  const invoices = asked.filter((invoice) => {
    const claim = claims.find(
      ({ id, invoiceId, isByHand }) =>
        isByHand &&
        invoiceId === invoice.invoiceId &&
        charges.some((charge) => charge.id === id && charge.linkId === null && couldPay(charge, invoice)),
    );
    if (claim) matchedByHand.set(claim.invoiceId, claim.id);
    return !claim;
  });
  return { invoices, matchedByHand };
}
