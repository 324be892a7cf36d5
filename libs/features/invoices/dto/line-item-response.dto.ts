import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '@remit/http-api';

/** One line of an invoice. Every key is present. */
export class LineItemResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly invoice_id: string;

  @Shown.text()
  readonly customer_id: string;

  @Shown.text()
  readonly display_name: string;

  @Shown.text()
  readonly quantity: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '0.0035',
    description: 'Unit price; null when only the amount was given',
  })
  readonly unit_price: string | null;

  @ApiProperty({ example: '100.00', description: 'Amount of the line before discount and tax' })
  readonly amount: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5',
    description: 'Tax rate in per cent; null: none was given',
  })
  readonly tax_rate: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5.00',
    description: 'Tax of the line; null without a tax_rate',
  })
  readonly tax_amount: string | null;

  @Shown.text()
  readonly currency: string;

  @Shown.money()
  readonly line_item_discount: string;

  @ApiProperty({ example: '0.00', description: "The line's share of the invoice's discount" })
  readonly invoice_level_discount: string;

  @Shown.money()
  readonly prepaid_credits_applied: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @Shown.optionalTime()
  readonly period_start: string | null;

  @Shown.optionalTime()
  readonly period_end: string | null;

  @Shown.unused()
  readonly commitment_info: null;

  @Shown.unused()
  readonly entity_id: null;

  @Shown.unused()
  readonly entity_type: null;

  @Shown.unused()
  readonly meter_display_name: null;

  @Shown.unused()
  readonly meter_id: null;

  @Shown.unused()
  readonly plan_display_name: null;

  @Shown.unused()
  readonly price_id: null;

  @Shown.unused()
  readonly price_type: null;

  @Shown.unused()
  readonly price_unit: null;

  @Shown.unused()
  readonly price_unit_amount: null;

  @Shown.unused()
  readonly price_unit_id: null;

  @Shown.unused()
  readonly subscription_id: null;

  @Shown.unused()
  readonly usage_analytics: null;

  @Shown.unused()
  readonly usage_breakdown: null;

  @ApiProperty({ enum: ['published'] })
  readonly status: 'published';

  @Shown.text()
  readonly tenant_id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;

  @Shown.text()
  readonly created_by: string;

  @Shown.text()
  readonly updated_by: string;
}
