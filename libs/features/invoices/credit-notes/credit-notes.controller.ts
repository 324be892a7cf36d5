import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import { CreateCreditNoteDto, CreditNoteListResponse, CreditNoteResponse } from '../dto/credit-note.dto';
import type { CreditNote } from './credit-note.entity';
import { CreditNotes } from './credit-notes';

@ApiTags('invoices')
@Controller('invoices/:id/credit-notes')
export class CreditNotesController {
  constructor(private readonly notes: CreditNotes) {}

  @Post()
  @RequiresScope('invoices:adjust')
  @ApiOperation({
    summary: 'Write off what remains of an invoice, or a part of it',
    description:
      'Makes a credit note with a number of its own, which cannot be undone. The invoice asks that much less: its link stops working, and at Nomod it is replaced or cancelled. What was paid is refunded instead. Without an Idempotency-Key a credit note that equals one of the last minute is refused.',
  })
  @ApiErrors('approval_required', 'not_found', 'invoice_not_finalized', 'invoice_voided', 'duplicate_request')
  @ApiCreatedResponse({ type: CreditNoteResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: CreateCreditNoteDto,
  ): Promise<CreditNoteResponse> {
    return present(await this.notes.create(caller, id, body));
  }

  @Get()
  @ApiOperation({ summary: 'Read the credit notes of an invoice, oldest first' })
  @ApiOkResponse({ type: CreditNoteListResponse })
  async list(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<CreditNoteListResponse> {
    return { items: (await this.notes.list(caller, id)).map(present) };
  }
}

const present = (note: CreditNote): CreditNoteResponse => ({
  id: note.id,
  invoice_id: note.invoiceId,
  number: note.number,
  amount: formatMoney(note.amountMinor, note.currency),
  currency: note.currency,
  reason: note.reason,
  created_by: note.createdBy,
  created_at: note.createdAt.toISOString(),
});
