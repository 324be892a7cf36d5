import { dayIn } from '@remit/business-profile';
import type { CustomerBalance } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import type { CustomerBalanceResponse, StatementResponse } from '../dto/statement-response.dto';
import type { Statement } from './statements';

export function presentStatement({ period, customer, currencies }: Statement): StatementResponse {
  const { timeZone, from, to } = period;
  return {
    customer_id: customer.id,
    customer_name: customer.name,
    time_zone: timeZone,
    from,
    to,
    currencies: currencies.map(({ currency, movements, ...sums }) => {
      const money = (minor: bigint) => formatMoney(minor, currency);
      return {
        currency,
        opening_balance: money(sums.openingMinor),
        lines: movements.map(({ kind, booking, ...parts }) => ({
          day: dayIn(timeZone, booking.occurredAt),
          occurred_at: booking.occurredAt.toISOString(),
          kind,
          invoice_id: booking.invoiceId,
          invoice_number: booking.invoiceNumber,
          payment_id: booking.paymentId,
          credit_note_number: booking.creditNoteNumber,
          billed: money(parts.billedMinor),
          credited: money(parts.creditedMinor),
          paid: money(parts.paidMinor),
          refunded: money(parts.refundedMinor),
          balance: money(parts.balanceMinor),
        })),
        billed: money(sums.billedMinor),
        credited: money(sums.creditedMinor),
        paid: money(sums.paidMinor),
        refunded: money(sums.refundedMinor),
        closing_balance: money(sums.closingMinor),
      };
    }),
  };
}

export const presentBalance = (customerId: string, balances: readonly CustomerBalance[]): CustomerBalanceResponse => ({
  customer_id: customerId,
  currencies: balances.map(({ currency, count, openCount, ...sums }) => ({
    currency,
    outstanding: formatMoney(sums.outstandingMinor, currency),
    overdue: formatMoney(sums.overdueMinor, currency),
    paid: formatMoney(sums.paidMinor, currency),
    refunded: formatMoney(sums.refundedMinor, currency),
    open_invoices: openCount,
    invoices: count,
  })),
});
