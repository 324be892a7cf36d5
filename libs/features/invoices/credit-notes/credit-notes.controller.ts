import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import { CreateCreditNoteDto, CreditNoteListResponse, CreditNoteResponse } from '../dto/credit-note.dto';
import { CreditNotes } from './credit-notes';
import { presentCreditNote } from './present-credit-note';

@ApiTags('invoices')
@Controller('invoices/:id/credit-notes')
export class CreditNotesController {
  constructor(private readonly notes: CreditNotes) {}

  @Post()
  @RequiresScope('invoices:adjust')
  @ApiOperation({
    summary: 'Write off the remaining amount of an invoice, or a part of it',
    description:
      'Creates a credit note with its own number. It cannot be undone. The amount of the invoice is reduced: its link stops working, and Remit replaces or cancels it at Nomod. To return a paid amount, refund the payment instead. Without an Idempotency-Key, Remit refuses a credit note that equals one of the last minute.',
  })
  @ApiErrors('approval_required', 'not_found', 'invoice_not_finalized', 'invoice_voided', 'duplicate_request')
  @ApiCreatedResponse({ type: CreditNoteResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: CreateCreditNoteDto,
  ): Promise<CreditNoteResponse> {
    return presentCreditNote(await this.notes.create(caller, id, body));
  }

  @Get()
  @ApiOperation({ summary: 'List the credit notes of an invoice, oldest first' })
  @ApiOkResponse({ type: CreditNoteListResponse })
  async list(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<CreditNoteListResponse> {
    return { items: (await this.notes.list(caller, id)).map(presentCreditNote) };
  }
}
