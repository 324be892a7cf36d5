import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';

/** One line of an invoice. Every key is present. */
export class LineItemResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly invoice_id: string;

  @ApiField.text()
  readonly customer_id: string;

  @ApiField.text()
  readonly display_name: string;

  @ApiField.text()
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

  @ApiField.text()
  readonly currency: string;

  @ApiField.money()
  readonly line_item_discount: string;

  @ApiProperty({ example: '0.00', description: "The line's share of the invoice's discount" })
  readonly invoice_level_discount: string;

  @ApiField.money()
  readonly prepaid_credits_applied: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @ApiField.optionalTime()
  readonly period_start: string | null;

  @ApiField.optionalTime()
  readonly period_end: string | null;

  @ApiField.unused()
  readonly commitment_info: null;

  @ApiField.unused()
  readonly entity_id: null;

  @ApiField.unused()
  readonly entity_type: null;

  @ApiField.unused()
  readonly meter_display_name: null;

  @ApiField.unused()
  readonly meter_id: null;

  @ApiField.unused()
  readonly plan_display_name: null;

  @ApiField.unused()
  readonly price_id: null;

  @ApiField.unused()
  readonly price_type: null;

  @ApiField.unused()
  readonly price_unit: null;

  @ApiField.unused()
  readonly price_unit_amount: null;

  @ApiField.unused()
  readonly price_unit_id: null;

  @ApiField.unused()
  readonly subscription_id: null;

  @ApiField.unused()
  readonly usage_analytics: null;

  @ApiField.unused()
  readonly usage_breakdown: null;

  @ApiProperty({ enum: ['published'] })
  readonly status: 'published';

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.text()
  readonly updated_by: string;
}
