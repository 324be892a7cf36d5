import { ApiProperty } from '@nestjs/swagger';
import { type CurrencySums, MOST_SUMMED } from '@remit/database';
import { ApiField } from '@remit/http-api';
import { formatMoney } from '@remit/money';

class InvoiceTotalResponse {
  @ApiField.text()
  readonly currency: string;

  @ApiField.integer('Number of invoices')
  readonly count: number;

  @ApiField.money()
  readonly total: string;

  @ApiField.money()
  readonly amount_due: string;

  @ApiField.money()
  readonly amount_paid: string;

  @ApiField.money()
  readonly amount_remaining: string;
}

export class InvoiceTotalsResponse {
  @ApiProperty({ type: [InvoiceTotalResponse], description: 'One for each currency. They are never added together' })
  readonly items: InvoiceTotalResponse[];

  @ApiField.flag(`False when more than ${MOST_SUMMED} invoices match. Then \`items\` is empty`)
  readonly is_complete: boolean;
}

/** @param sums undefined when too many match */
export const presentTotals = (sums: readonly CurrencySums[] | undefined): InvoiceTotalsResponse => ({
  items: (sums ?? []).map(({ currency, count, sums: { total = 0n, due = 0n, paid = 0n, remaining = 0n } }) => ({
    currency,
    count,
    total: formatMoney(total, currency),
    amount_due: formatMoney(due, currency),
    amount_paid: formatMoney(paid, currency),
    amount_remaining: formatMoney(remaining, currency),
  })),
  is_complete: sums !== undefined,
});
