/** What an invoice adds up to, in minor units: its lines, less the discount, plus the tax, never below zero. */
export function invoiceTotals(invoice: {
  readonly lines: readonly { readonly amountMinor: bigint }[];
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
}): { subtotalMinor: bigint; totalMinor: bigint } {
  const subtotalMinor = invoice.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const total = subtotalMinor - invoice.discountMinor + invoice.taxMinor;
  return { subtotalMinor, totalMinor: total > 0n ? total : 0n };
}
