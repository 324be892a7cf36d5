import { OmitType, PartialType } from '@nestjs/swagger';
import { CreateInvoiceDto } from './create-invoice.dto';

/**
 * Omitted fields stay as they are. Lines, tax and issue date can change only on a draft. The discount can also change
 * on a finalized invoice without payments. Due date, description, metadata and payment options (the last two are
 * replaced as a whole) can change until the invoice is void. A link or page that is already at Nomod keeps its
 * options.
 */
export class UpdateInvoiceDto extends PartialType(
  OmitType(CreateInvoiceDto, ['customer_id', 'currency', 'idempotency_key', 'billing_reason', 'invoice_type'] as const),
) {}
