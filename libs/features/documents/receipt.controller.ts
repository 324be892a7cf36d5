import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, HeavyRequests } from '@remit/http-api';
import type { Request, Response } from 'express';
import { DocumentQuery } from './dto/document.query';
import { InvoiceDocuments } from './invoice-documents';
import { PDF_ANSWER, sendDocument } from './send-document';

@ApiTags('payments')
@Controller('payments')
export class ReceiptController {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get(':id/receipt')
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary: 'Read the receipt of a payment as a PDF file',
    description: 'It includes refunds. A payment has a receipt after it has succeeded.',
  })
  @ApiOkResponse(PDF_ANSWER)
  @ApiErrors('not_found', 'conflict')
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() { language }: DocumentQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.heavy.begin(request, response, caller.tenantId);
    sendDocument(response, await this.documents.receipt(caller, id, language));
  }
}
