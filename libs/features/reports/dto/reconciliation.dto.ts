import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCurrencyCode, Shown } from '@remit/http-api';
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
  @Shown.integer('Payments')
  readonly count: number;

  @Shown.money()
  readonly amount: string;
}

class SettledMoney {
  @Shown.text('What Nomod keeps, with every digit that Nomod gave')
  readonly fees: string;

  @Shown.text('What Nomod pays out, with every digit that Nomod gave')
  readonly net: string;

  @Shown.integer('Charges whose fee Nomod has told')
  readonly count: number;

  @Shown.integer('Charges whose fee is not known')
  readonly unknown: number;
}

class ReconciledCurrency {
  @Shown.text()
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

  @Shown.money('Taken less booked')
  readonly difference: string;

  @Shown.integer('Payments that Nomod and the books tell differently')
  readonly differing: number;
}

export class ReconciliationResponse {
  @Shown.text('`YYYY-MM`')
  readonly month: string;

  @Shown.text('The month is that of this time zone, the one of the business')
  readonly time_zone: string;

  @ApiProperty({ type: [ReconciledCurrency], description: 'Currencies are never added up' })
  readonly currencies: ReconciledCurrency[];
}

class ReconciledRow {
  @Shown.text('The payment')
  readonly payment_id: string;

  @Shown.text()
  readonly invoice_id: string;

  @Shown.optionalText('Its number')
  readonly invoice_number: string | null;

  @Shown.optionalText()
  readonly charge_id: string | null;

  @Shown.time('When the money was taken or booked')
  readonly at: string;

  @Shown.money('Taken by Nomod in the month')
  readonly taken: string;

  @Shown.optionalText('What Nomod keeps of it; null when Nomod has not said')
  readonly fee: string | null;

  @Shown.optionalText('What Nomod pays out; null when Nomod has not said')
  readonly net: string | null;

  @Shown.optionalText('Currency of fee and net')
  readonly settlement_currency: string | null;

  @Shown.money('Booked in the month')
  readonly booked: string;

  @Shown.money('Refunds booked in the month')
  readonly refunded: string;

  @Shown.flag('Received outside Nomod')
  readonly offline: boolean;

  @Shown.optionalOneOf(
    DIFFERENCES,
    'How Nomod and the books differ: another amount, other refunds, not booked, booked without a charge, or booked in another month',
  )
  readonly difference: Difference | null;
}

export class ReconciledRowsResponse {
  @ApiProperty({ type: [ReconciledRow], description: 'Oldest first' })
  readonly items: ReconciledRow[];

  @Shown.integer('How many there are')
  readonly total: number;
}
