import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, HeavyRequests } from '@remit/http-api';
import type { Request, Response } from 'express';
import { DocumentQuery } from './dto/document.query';
import { InvoiceDocuments } from './invoice-documents';
import { PDF_ANSWER, sendDocument } from './send-document';

@ApiTags('invoices')
@Controller('credit-notes')
export class CreditNoteDocumentController {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get(':id/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary: 'Read a credit note as a PDF file',
    description:
      'A tax credit note where the business has a tax number, with the number of the invoice and the tax of each rate.',
  })
  @ApiOkResponse(PDF_ANSWER)
  @ApiErrors('not_found')
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() { language }: DocumentQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.heavy.begin(request, response, caller.tenantId);
    sendDocument(response, await this.documents.creditNote(caller, id, language));
  }
}
