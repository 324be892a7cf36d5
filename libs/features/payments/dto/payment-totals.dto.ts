import { ApiProperty } from '@nestjs/swagger';
import { type CurrencySums, MOST_SUMMED } from '@remit/database';
import { ApiField } from '@remit/http-api';
import { formatMoney } from '@remit/money';

class PaymentTotalResponse {
  @ApiField.text()
  readonly currency: string;

  @ApiField.integer('Number of payments')
  readonly count: number;

  @ApiField.money('What was asked')
  readonly amount: string;

  @ApiField.money('What was taken towards invoices')
  readonly captured_amount: string;

  @ApiField.money()
  readonly refunded_amount: string;
}

export class PaymentTotalsResponse {
  @ApiProperty({ type: [PaymentTotalResponse], description: 'One for each currency. They are never added together' })
  readonly items: PaymentTotalResponse[];

  @ApiField.flag(`False when more than ${MOST_SUMMED} payments match. Then \`items\` is empty`)
  readonly is_complete: boolean;
}

/** @param sums undefined when too many match */
export const presentPaymentTotals = (sums: readonly CurrencySums[] | undefined): PaymentTotalsResponse => ({
  items: (sums ?? []).map(({ currency, count, sums: { amount = 0n, captured = 0n, refunded = 0n } }) => ({
    currency,
    count,
    amount: formatMoney(amount, currency),
    captured_amount: formatMoney(captured, currency),
    refunded_amount: formatMoney(refunded, currency),
  })),
  is_complete: sums !== undefined,
});
