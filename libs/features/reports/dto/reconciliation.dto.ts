import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCurrencyCode, ApiField } from '@remit/http-api';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { DIFFERENCES, type Difference } from '../reconciliation/reconcile';
import { Limit, Offset } from './rows';

/** Which payments of a month are listed. */
export const RECONCILED_FIGURES = ['all', 'taken', 'fees', 'booked', 'refunded', 'offline', 'differing'] as const;

export type ReconciledFigure = (typeof RECONCILED_FIGURES)[number];

export class MonthQuery {
  @ApiPropertyOptional({
    type: String,
    example: '2026-11',
    description: 'Month in the time zone of the business. Default: this month',
  })
  @IsOptional()
  @Matches(/^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])$/, { message: 'month must be a month such as 2026-11' })
  month?: string;
}

export class ReconciledRowsQuery extends MonthQuery {
  @IsCurrencyCode()
  currency: string;

  @ApiPropertyOptional({
    enum: RECONCILED_FIGURES,
    default: 'all',
    description: 'The figure whose payments are listed',
  })
  @IsOptional()
  @IsIn(RECONCILED_FIGURES)
  figure: ReconciledFigure = 'all';

  @Limit(50)
  limit: number = 50;

  @Offset()
  offset: number = 0;
}

class CountedMoney {
  @ApiField.integer('Payments')
  readonly count: number;

  @ApiField.money()
  readonly amount: string;
}

class SettledMoney {
  @ApiField.text('What Nomod keeps, with every digit that Nomod gave')
  readonly fees: string;

  @ApiField.text('What Nomod pays out, with every digit that Nomod gave')
  readonly net: string;

  @ApiField.integer('Charges whose fee Nomod has told')
  readonly count: number;

  @ApiField.integer('Charges whose fee is not known')
  readonly unknown: number;
}

class ReconciledCurrency {
  @ApiField.text()
  readonly currency: string;

  @ApiProperty({ type: CountedMoney, description: 'Charges that Nomod took in the month' })
  readonly taken: CountedMoney;

  @ApiProperty({ type: SettledMoney, description: 'Fees of those charges that Nomod settles in this currency' })
  readonly settled: SettledMoney;

  @ApiProperty({ type: CountedMoney, description: 'Payments through Nomod that were booked in the month' })
  readonly booked: CountedMoney;

  @ApiProperty({ type: CountedMoney, description: 'Refunds through Nomod that were booked in the month' })
  readonly refunded: CountedMoney;

  @ApiProperty({ type: CountedMoney, description: 'Money received outside Nomod, less what was returned outside' })
  readonly offline: CountedMoney;

  @ApiField.money('Taken less booked')
  readonly difference: string;

  @ApiField.integer('Payments that Nomod and the books tell differently')
  readonly differing: number;
}

export class ReconciliationResponse {
  @ApiField.text('`YYYY-MM`')
  readonly month: string;

  @ApiField.text('The month is that of this time zone, the one of the business')
  readonly time_zone: string;

  @ApiProperty({ type: [ReconciledCurrency], description: 'Currencies are never added up' })
  readonly currencies: ReconciledCurrency[];
}

class ReconciledRow {
  @ApiField.text('The payment')
  readonly payment_id: string;

  @ApiField.text()
  readonly invoice_id: string;

  @ApiField.optionalText('Its number')
  readonly invoice_number: string | null;

  @ApiField.optionalText()
  readonly charge_id: string | null;

  @ApiField.time('When the money was taken or booked')
  readonly at: string;

  @ApiField.money('Taken by Nomod in the month')
  readonly taken: string;

  @ApiField.optionalText('What Nomod keeps of it; null when Nomod has not said')
  readonly fee: string | null;

  @ApiField.optionalText('What Nomod pays out; null when Nomod has not said')
  readonly net: string | null;

  @ApiField.optionalText('Currency of fee and net')
  readonly settlement_currency: string | null;

  @ApiField.money('Booked in the month')
  readonly booked: string;

  @ApiField.money('Refunds booked in the month')
  readonly refunded: string;

  @ApiField.flag('Received outside Nomod')
  readonly offline: boolean;

  @ApiField.optionalOneOf(
    DIFFERENCES,
    'How Nomod and the books differ: another amount, other refunds, not booked, booked without a charge, or booked in another month',
  )
  readonly difference: Difference | null;
}

export class ReconciledRowsResponse {
  @ApiProperty({ type: [ReconciledRow], description: 'Oldest first' })
  readonly items: ReconciledRow[];

  @ApiField.integer('How many there are')
  readonly total: number;
}
