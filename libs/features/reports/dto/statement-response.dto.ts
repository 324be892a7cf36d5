import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import { MOVEMENT_KINDS, type MovementKind } from '../statement/statement-of';

class StatementLine {
  @ApiField.text('Day in the time zone of the business, `YYYY-MM-DD`')
  readonly day: string;

  @ApiField.time('When it happened')
  readonly occurred_at: string;

  @ApiField.oneOf(MOVEMENT_KINDS, 'What happened')
  readonly kind: MovementKind;

  @ApiField.text()
  readonly invoice_id: string;

  @ApiField.optionalText('Its number')
  readonly invoice_number: string | null;

  @ApiField.optionalText('The payment that was received or refunded')
  readonly payment_id: string | null;

  @ApiField.optionalText('Number of the credit note')
  readonly credit_note_number: string | null;

  @ApiField.money('Raises what is owed')
  readonly billed: string;

  @ApiField.money('Lowers what is owed: a credit note, or an invoice that was voided')
  readonly credited: string;

  @ApiField.money('Lowers what is owed: a payment, up to what was owed')
  readonly paid: string;

  @ApiField.money('Returned to the customer. It does not change what is owed: a refund does not reopen an invoice')
  readonly refunded: string;

  @ApiField.money('Owed after this line')
  readonly balance: string;
}

class StatementOfCurrency {
  @ApiField.text()
  readonly currency: string;

  @ApiField.money('Owed when the period began')
  readonly opening_balance: string;

  @ApiProperty({ type: [StatementLine], description: 'Oldest first' })
  readonly lines: StatementLine[];

  @ApiField.money('Sum of the lines')
  readonly billed: string;

  @ApiField.money('Sum of the lines')
  readonly credited: string;

  @ApiField.money('Sum of the lines')
  readonly paid: string;

  @ApiField.money('Sum of the lines')
  readonly refunded: string;

  @ApiField.money('Owed when the period ended: opening balance, plus billed, less credited and paid')
  readonly closing_balance: string;
}

export class StatementResponse {
  @ApiField.text()
  readonly customer_id: string;

  @ApiField.text()
  readonly customer_name: string;

  @ApiField.text('Days are those of this time zone, the one of the business')
  readonly time_zone: string;

  @ApiField.text('First day')
  readonly from: string;

  @ApiField.text('Last day')
  readonly to: string;

  @ApiProperty({ type: [StatementOfCurrency], description: 'Currencies are never added up' })
  readonly currencies: StatementOfCurrency[];
}

class BalanceOfCurrency {
  @ApiField.text()
  readonly currency: string;

  @ApiField.money('Owed now')
  readonly outstanding: string;

  @ApiField.money('The part of it that is overdue')
  readonly overdue: string;

  @ApiField.money('Ever paid on invoices, before refunds')
  readonly paid: string;

  @ApiField.money('Ever refunded')
  readonly refunded: string;

  @ApiField.integer('Open invoices')
  readonly open_invoices: number;

  @ApiField.integer('Invoices, without drafts')
  readonly invoices: number;
}

export class CustomerBalanceResponse {
  @ApiField.text()
  readonly customer_id: string;

  @ApiProperty({ type: [BalanceOfCurrency], description: 'Currencies are never added up' })
  readonly currencies: BalanceOfCurrency[];
}
