import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, HeavyRequests } from '@remit/http-api';
import type { Request, Response } from 'express';
import { DocumentQuery } from './dto/document.query';
import { InvoiceDocuments } from './invoice-documents';
import { PDF_ANSWER, sendDocument } from './send-document';

@ApiTags('invoices')
@Controller('invoices')
export class InvoiceDocumentController {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get(':id/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary: 'Read an invoice as a PDF file',
    description: 'It is a tax invoice if the business has a tax number. A draft has no PDF file: finalize it first.',
  })
  @ApiOkResponse(PDF_ANSWER)
  @ApiErrors('not_found', 'invoice_not_finalized')
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() { language }: DocumentQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.heavy.begin(request, response, caller.tenantId);
    sendDocument(response, await this.documents.pdf(caller, id, language));
  }
}
