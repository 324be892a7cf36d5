/** What an invoice adds up to, in minor units: its lines, less the discount, plus the tax. The discount is never above the lines. */
export function invoiceTotals(invoice: {
  readonly lines: readonly { readonly amountMinor: bigint }[];
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
}): { subtotalMinor: bigint; totalMinor: bigint } {
  const subtotalMinor = invoice.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  return { subtotalMinor, totalMinor: subtotalMinor - invoice.discountMinor + invoice.taxMinor };
}
