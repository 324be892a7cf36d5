import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller } from '@remit/http-api';
import { InvoiceSyncResponse } from './dto/invoice-sync-response.dto';
import { InvoiceCheck } from './watch/invoice-check';
import { InvoiceSyncService } from './invoice-sync.service';

@ApiTags('invoices')
@Controller('invoices')
export class InvoiceSyncController {
  constructor(
    private readonly sync: InvoiceSyncService,
    private readonly checks: InvoiceCheck,
  ) {}

  @Post(':id/sync')
  @HttpCode(200)
  @ApiOperation({ summary: 'Push a finalized invoice to Nomod now' })
  @ApiOkResponse({ type: InvoiceSyncResponse })
  @ApiErrors('connection_not_published', 'invoice_not_finalized', 'invoice_voided', 'invoice_already_paid')
  async request(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceSyncResponse> {
    return this.sync.request(caller, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read a synced invoice at Nomod now' })
  @ApiOkResponse({ type: InvoiceSyncResponse })
  @ApiErrors('conflict', 'connection_not_published', 'nomod_busy', 'nomod_error')
  async check(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceSyncResponse> {
    await this.checks.now(caller, id);
    return this.sync.show(caller, id);
  }

  @Get(':id/sync')
  @ApiOperation({ summary: 'Read the sync state of an invoice' })
  @ApiOkResponse({ type: InvoiceSyncResponse })
  async show(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InvoiceSyncResponse> {
    return this.sync.show(caller, id);
  }
}
