import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Search } from '@remit/database';
import {
  AnswersVersion,
  ApiErrors,
  type Caller,
  ChangesVersion,
  CSV_IMPORT_RULES,
  CsvBody,
  CsvImportQuery,
  CsvImportResponse,
  CurrentCaller,
  MayRequireScope,
  MayLag,
  OneAtATime,
  type Page,
  type RawBodyRequest,
  RequiresScope,
  showingCurrent,
  toPage,
} from '@remit/http-api';
import { CreateInvoiceDto, UpdateInvoiceDto, VoidInvoiceDto } from './dto/invoice-requests.dto';
import { InvoiceListResponse, type ListedInvoiceResponse } from './dto/invoice-list-response.dto';
import { InvoiceActionResponse, InvoiceResponse } from './dto/invoice-response.dto';
import { ListInvoicesQuery } from './dto/list-invoices.query';
import { SearchInvoicesDto } from './dto/search-invoices.dto';
import { TimelineResponse } from './dto/timeline-response.dto';
import { InvoiceTotalsResponse, presentTotals } from './dto/invoice-totals.dto';
import { InvoiceImport } from './import/invoice-import';
import { InvoiceLists } from './invoice-lists';
import { InvoicesAsCsv } from './invoices-csv';
import { InvoicesService } from './invoices.service';
import { presentInvoice, presentListedInvoice } from './present-invoice';
import { presentTimeline } from './timeline/present-timeline';

@ApiTags('invoices')
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly lists: InvoiceLists,
    private readonly imports: InvoiceImport,
  ) {}

  @Post()
  @AnswersVersion()
  @ApiOperation({
    summary: 'Create a draft invoice',
    description:
      'Lines, discount and tax can change until the invoice is finalized. The amount of a line is for the whole line, not for one unit.',
  })
  @ApiCreatedResponse({ type: InvoiceResponse })
  @ApiErrors('not_found')
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateInvoiceDto): Promise<InvoiceResponse> {
    return presentInvoice(await this.invoices.create(caller, body));
  }

  @Get()
  @MayLag()
  @InvoicesAsCsv()
  @ApiOperation({ summary: 'List invoices, newest first' })
  @ApiOkResponse({ type: InvoiceListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListInvoicesQuery): Promise<Page<ListedInvoiceResponse>> {
    return this.page(caller, query);
  }

  @Post('search')
  @MayLag()
  @InvoicesAsCsv()
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'List invoices by filters in the body, newest first unless sorted otherwise' })
  @ApiOkResponse({ type: InvoiceListResponse })
  async search(@CurrentCaller() caller: Caller, @Body() body: SearchInvoicesDto): Promise<Page<ListedInvoiceResponse>> {
    return this.page(caller, body, body.terms);
  }

  @Post('import')
  @HttpCode(200)
  @OneAtATime('import')
  @ApiOperation({
    summary: 'Add draft invoices from a CSV file, or see what it would do',
    description: `${CSV_IMPORT_RULES} A row is a line of an invoice; rows with the same reference make one invoice. Columns: reference, customer_external_id, currency, display_name and quantity; unit_price, amount, tax_rate, issue_date, due_date, description and total_discount as wished. Amounts have a decimal point.`,
  })
  @CsvBody()
  @ApiOkResponse({ type: CsvImportResponse })
  async import(
    @CurrentCaller() { tenantId, environmentId }: Caller,
    @Query() { dry_run }: CsvImportQuery,
    @Req() request: RawBodyRequest,
  ): Promise<CsvImportResponse> {
    return this.imports.run({ tenantId, environmentId }, request.rawBody ?? Buffer.alloc(0), dry_run === 'true');
  }

  @Post('totals')
  @MayLag()
  @RequiresScope('read')
  @OneAtATime()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sums of the invoices that a search finds, by currency',
    description:
      'Takes the body of a search. Drafts and voided invoices count as well unless the search leaves them out.',
  })
  @ApiOkResponse({ type: InvoiceTotalsResponse })
  async totals(@CurrentCaller() caller: Caller, @Body() body: SearchInvoicesDto): Promise<InvoiceTotalsResponse> {
    return presentTotals(await this.lists.totals(caller, body.filter, body.terms));
  }

  @Get(':id')
  @AnswersVersion()
  @ApiOperation({ summary: 'Read an invoice' })
  @ApiOkResponse({ type: InvoiceResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceResponse> {
    return presentInvoice(await this.invoices.get(caller, id));
  }

  @Put(':id')
  @ChangesVersion()
  @MayRequireScope('invoices:adjust', 'the invoice is finalized and its discount changes')
  @ApiOperation({ summary: 'Change an invoice' })
  @ApiOkResponse({ type: InvoiceResponse })
  @ApiErrors('approval_required', 'invoice_voided', 'invoice_already_paid')
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateInvoiceDto,
  ): Promise<InvoiceResponse> {
    return showingCurrent(
      async () => presentInvoice(await this.invoices.update(caller, id, body)),
      () => this.get(caller, id),
    );
  }

  @Post(':id/finalize')
  @ChangesVersion()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Finalize a draft',
    description:
      'The invoice gets its number and is owed. Its amounts are then fixed. If a published connection pushes invoices, Remit also pushes it to Nomod.',
  })
  @ApiOkResponse({ type: InvoiceActionResponse })
  async finalize(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceActionResponse> {
    return showingCurrent(
      async () => ({ ...presentInvoice(await this.invoices.finalize(caller, id)), message: 'Invoice finalized' }),
      () => this.get(caller, id),
    );
  }

  @Post(':id/void')
  @MayRequireScope('invoices:adjust', 'the invoice is finalized')
  @HttpCode(200)
  @ApiOperation({ summary: 'Void an invoice that no payment was applied to' })
  @ApiErrors('approval_required')
  @ApiOkResponse({ type: InvoiceActionResponse })
  async void(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: VoidInvoiceDto,
  ): Promise<InvoiceActionResponse> {
    return { ...presentInvoice(await this.invoices.void(caller, id, body)), message: 'Invoice voided' };
  }

  @Post(':id/rotate-hosted-url')
  @HttpCode(200)
  @ApiOperation({
    summary: "Replace the address of an invoice's public page",
    description: 'Use it when the address must no longer work: the previous address shows nothing from now on.',
  })
  @ApiOkResponse({ type: InvoiceActionResponse })
  async rotateHostedUrl(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceActionResponse> {
    return {
      ...presentInvoice(await this.invoices.changePageKey(caller, id)),
      message: 'Hosted page address replaced',
    };
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'List the events of an invoice, oldest first' })
  @ApiOkResponse({ type: TimelineResponse })
  async timeline(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TimelineResponse> {
    return { items: presentTimeline(await this.invoices.timeline(caller, id)) };
  }

  private async page(caller: Caller, query: ListInvoicesQuery, search?: Search): Promise<Page<ListedInvoiceResponse>> {
    const [records, total, limit] = await this.lists.list(caller, query.filter, query.pageRequest, search);
    const { offset, cursor, starting_after, ending_before } = query;
    return toPage(
      records,
      total,
      { limit, offset, cursor, starting_after, ending_before },
      {
        kind: 'inv',
        item: presentListedInvoice,
        position: ({ invoice }) => ({ createdAt: invoice.createdAt.toISOString(), id: invoice.id }),
      },
    );
  }
}
