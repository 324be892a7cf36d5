import { OmitType, PartialType } from '@nestjs/swagger';
import { CreateInvoiceDto } from './create-invoice.dto';

/**
 * What is left out stays. Lines, tax and issue date can change on a draft only; the discount also on a finalized invoice without payments; due date, description,
 * metadata and payment options (both replaced as a whole) until the invoice is void. A link or page that is at Nomod already keeps its options.
 */
export class UpdateInvoiceDto extends PartialType(
  OmitType(CreateInvoiceDto, ['customer_id', 'currency', 'idempotency_key', 'billing_reason', 'invoice_type'] as const),
) {}
