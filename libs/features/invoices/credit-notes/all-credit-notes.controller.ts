import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AsCsv, type Caller, CurrentCaller, MayLag, type Page, toPage } from '@remit/http-api';
import { CreditNotePageResponse, ListCreditNotesQuery, type ListedCreditNoteResponse } from '../dto/credit-note.dto';
import { CreditNotes } from './credit-notes';
import { presentCreditNote } from './present-credit-note';

@ApiTags('invoices')
@Controller('credit-notes')
export class AllCreditNotesController {
  constructor(private readonly notes: CreditNotes) {}

  @Get()
  @MayLag()
  @AsCsv<ListedCreditNoteResponse>({
    name: 'credit-notes',
    columns: [
      { name: 'number', of: (note) => note.number },
      { name: 'invoice_number', of: (note) => note.invoice_number },
      { name: 'currency', of: (note) => note.currency },
      { name: 'amount', of: (note) => note.amount },
      { name: 'reason', of: (note) => note.reason },
      { name: 'created_at', type: 'time', of: (note) => note.created_at },
      { name: 'invoice_id', of: (note) => note.invoice_id },
      { name: 'id', of: (note) => note.id },
    ],
  })
  @ApiOperation({ summary: 'List the credit notes of all invoices, newest first' })
  @ApiOkResponse({ type: CreditNotePageResponse })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListCreditNotesQuery,
  ): Promise<Page<ListedCreditNoteResponse>> {
    const [notes, total, numbers] = await this.notes.listAll(caller, query.filter, query.pageRequest);
    return toPage(notes, total, query, {
      kind: 'cn',
      item: (note) => ({ ...presentCreditNote(note), invoice_number: numbers.get(note.invoiceId) ?? null }),
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
  }
}
