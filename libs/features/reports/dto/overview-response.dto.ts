import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';

class PreviousPeriod {
  @ApiField.text('First day')
  readonly from: string;

  @ApiField.text('Last day')
  readonly to: string;
}

export class AgedResponse {
  @ApiField.money('Not due yet')
  readonly not_due: string;

  @ApiField.money('Overdue for 1 to 30 days')
  readonly days_1_30: string;

  @ApiField.money('Overdue for 31 to 60 days')
  readonly days_31_60: string;

  @ApiField.money('Overdue for 61 to 90 days')
  readonly days_61_90: string;

  @ApiField.money('Overdue for more than 90 days')
  readonly days_over_90: string;

  @ApiField.money('All of it')
  readonly total: string;
}

class CollectedDay {
  @ApiField.text('Day, `YYYY-MM-DD`')
  readonly day: string;

  @ApiField.money('Collected on it')
  readonly amount: string;
}

class LinkFigures {
  @ApiField.integer('Links made in the period')
  readonly made: number;

  @ApiField.integer('How many of them were paid by now')
  readonly paid: number;

  @ApiField.integer('How many of them can still be paid')
  readonly open: number;

  @ApiField.integer('How many of them ended without payment')
  readonly ended: number;

  @ApiField.integer('Links made in the period before')
  readonly previous_made: number;

  @ApiField.integer('How many of those were paid by now')
  readonly previous_paid: number;
}

class CollectionFigures {
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'Median days from finalizing to full payment, of invoices paid in the period; null when none was',
  })
  readonly median_days: number | null;

  @ApiField.integer('Invoices paid in full in the period')
  readonly invoices: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'The same of the period before' })
  readonly previous_median_days: number | null;
}

export class CurrencyOverview {
  @ApiField.text()
  readonly currency: string;

  @ApiField.money('Owed by customers now')
  readonly outstanding: string;

  @ApiField.integer('Open invoices')
  readonly outstanding_count: number;

  @ApiField.money('Owed when the period began')
  readonly previous_outstanding: string;

  @ApiField.money('The part of outstanding that is overdue now')
  readonly overdue: string;

  @ApiField.integer('Overdue invoices')
  readonly overdue_count: number;

  @ApiField.money('Overdue when the period began')
  readonly previous_overdue: string;

  @ApiField.money('Due from today to `expected_until`')
  readonly expected: string;

  @ApiField.integer('Invoices due from today to `expected_until`')
  readonly expected_count: number;

  @ApiField.money('Received in the period, at Nomod and elsewhere, before refunds')
  readonly collected: string;

  @ApiField.integer('Payments received in the period')
  readonly collected_count: number;

  @ApiField.money('Received in the period before')
  readonly previous_collected: string;

  @ApiField.money('Refunded in the period')
  readonly refunded: string;

  @ApiField.integer('Payments with a refund in the period')
  readonly refunded_count: number;

  @ApiField.money('Refunded in the period before')
  readonly previous_refunded: string;

  @ApiProperty({ type: [CollectedDay], description: 'Each day of the period' })
  readonly collected_by_day: CollectedDay[];

  @ApiProperty({ type: AgedResponse, description: 'Outstanding by days since the due date' })
  readonly aging: AgedResponse;

  @ApiProperty({ type: CollectionFigures, description: 'How long customers take to pay' })
  readonly collection_time: CollectionFigures;

  @ApiProperty({ type: LinkFigures, description: 'Payment links' })
  readonly links: LinkFigures;
}

class FailedReason {
  @ApiField.text('What Nomod calls the charge, such as `failed` or `cancelled`')
  readonly reason: string;

  @ApiField.integer('Attempts')
  readonly count: number;
}

export class OverviewResponse {
  @ApiField.text('Days are those of this time zone, the one of the business')
  readonly time_zone: string;

  @ApiField.text('First day')
  readonly from: string;

  @ApiField.text('Last day')
  readonly to: string;

  @ApiProperty({ type: PreviousPeriod, description: 'The equally long period before' })
  readonly previous: PreviousPeriod;

  @ApiField.text('Last day of what is expected soon')
  readonly expected_until: string;

  @ApiProperty({ type: [CurrencyOverview], description: 'Currencies are never added up' })
  readonly currencies: CurrencyOverview[];

  @ApiProperty({ type: [FailedReason], description: 'Attempts of payers in the period that took no money' })
  readonly failed_attempts: FailedReason[];
}
