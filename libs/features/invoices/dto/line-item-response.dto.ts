import { ApiProperty } from '@nestjs/swagger';

const Text = () => ApiProperty({ type: String });
const Time = () => ApiProperty({ type: String, format: 'date-time' });
const OptionalTime = () => ApiProperty({ type: String, format: 'date-time', nullable: true });
const Money = () => ApiProperty({ type: String, example: '100.00' });
/** Flexprice's clients expect the key; there is no such thing here. */
const Unused = () => ApiProperty({ type: String, nullable: true, description: 'Always null' });

/** One line of an invoice: every key present. */
export class LineItemResponse {
  @Text()
  readonly id: string;

  @Text()
  readonly invoice_id: string;

  @Text()
  readonly customer_id: string;

  @Text()
  readonly display_name: string;

  @Text()
  readonly quantity: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '0.0035',
    description: 'What one costs; null when only the total was said',
  })
  readonly unit_price: string | null;

  @ApiProperty({ example: '100.00', description: "The line's total, before discount and tax" })
  readonly amount: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5',
    description: 'Per cent; null: no tax was said of this line',
  })
  readonly tax_rate: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5.00',
    description: 'Tax of the line; null without a tax_rate',
  })
  readonly tax_amount: string | null;

  @Text()
  readonly currency: string;

  @Money()
  readonly line_item_discount: string;

  @ApiProperty({ example: '0.00', description: "The line's share of the invoice's discount" })
  readonly invoice_level_discount: string;

  @Money()
  readonly prepaid_credits_applied: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @OptionalTime()
  readonly period_start: string | null;

  @OptionalTime()
  readonly period_end: string | null;

  @Unused()
  readonly commitment_info: null;

  @Unused()
  readonly entity_id: null;

  @Unused()
  readonly entity_type: null;

  @Unused()
  readonly meter_display_name: null;

  @Unused()
  readonly meter_id: null;

  @Unused()
  readonly plan_display_name: null;

  @Unused()
  readonly price_id: null;

  @Unused()
  readonly price_type: null;

  @Unused()
  readonly price_unit: null;

  @Unused()
  readonly price_unit_amount: null;

  @Unused()
  readonly price_unit_id: null;

  @Unused()
  readonly subscription_id: null;

  @Unused()
  readonly usage_analytics: null;

  @Unused()
  readonly usage_breakdown: null;

  @ApiProperty({ enum: ['published'] })
  readonly status: 'published';

  @Text()
  readonly tenant_id: string;

  @Text()
  readonly environment_id: string;

  @Time()
  readonly created_at: string;

  @Time()
  readonly updated_at: string;

  @Text()
  readonly created_by: string;

  @Text()
  readonly updated_by: string;
}
