import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '@remit/http-api';
import { MOVEMENT_KINDS, type MovementKind } from '../statement/statement-of';

class StatementLine {
  @Shown.text('Day in the time zone of the business, `YYYY-MM-DD`')
  readonly day: string;

  @Shown.time('When it happened')
  readonly occurred_at: string;

  @Shown.oneOf(MOVEMENT_KINDS, 'What happened')
  readonly kind: MovementKind;

  @Shown.text()
  readonly invoice_id: string;

  @Shown.optionalText('Its number')
  readonly invoice_number: string | null;

  @Shown.optionalText('The payment that was received or refunded')
  readonly payment_id: string | null;

  @Shown.optionalText('Number of the credit note')
  readonly credit_note_number: string | null;

  @Shown.money('Raises what is owed')
  readonly billed: string;

  @Shown.money('Lowers what is owed: a credit note, or an invoice that was voided')
  readonly credited: string;

  @Shown.money('Lowers what is owed: a payment, up to what was owed')
  readonly paid: string;

  @Shown.money('Returned to the customer. It does not change what is owed: a refund does not reopen an invoice')
  readonly refunded: string;

  @Shown.money('Owed after this line')
  readonly balance: string;
}

class StatementOfCurrency {
  @Shown.text()
  readonly currency: string;

  @Shown.money('Owed when the period began')
  readonly opening_balance: string;

  @ApiProperty({ type: [StatementLine], description: 'Oldest first' })
  readonly lines: StatementLine[];

  @Shown.money('Sum of the lines')
  readonly billed: string;

  @Shown.money('Sum of the lines')
  readonly credited: string;

  @Shown.money('Sum of the lines')
  readonly paid: string;

  @Shown.money('Sum of the lines')
  readonly refunded: string;

  @Shown.money('Owed when the period ended: opening balance, plus billed, less credited and paid')
  readonly closing_balance: string;
}

export class StatementResponse {
  @Shown.text()
  readonly customer_id: string;

  @Shown.text()
  readonly customer_name: string;

  @Shown.text('Days are those of this time zone, the one of the business')
  readonly time_zone: string;

  @Shown.text('First day')
  readonly from: string;

  @Shown.text('Last day')
  readonly to: string;

  @ApiProperty({ type: [StatementOfCurrency], description: 'Currencies are never added up' })
  readonly currencies: StatementOfCurrency[];
}

class BalanceOfCurrency {
  @Shown.text()
  readonly currency: string;

  @Shown.money('Owed now')
  readonly outstanding: string;

  @Shown.money('The part of it that is overdue')
  readonly overdue: string;

  @Shown.money('Ever paid on invoices, before refunds')
  readonly paid: string;

  @Shown.money('Ever refunded')
  readonly refunded: string;

  @Shown.integer('Open invoices')
  readonly open_invoices: number;

  @Shown.integer('Invoices, without drafts')
  readonly invoices: number;
}

export class CustomerBalanceResponse {
  @Shown.text()
  readonly customer_id: string;

  @ApiProperty({ type: [BalanceOfCurrency], description: 'Currencies are never added up' })
  readonly currencies: BalanceOfCurrency[];
}
