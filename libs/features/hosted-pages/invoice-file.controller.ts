import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DOCUMENT_LANGUAGES, InvoiceDocuments, sendDocument } from '@remit/documents';
import { ApiError, HeavyRequests, Public } from '@remit/http-api';
import type { Request, Response } from 'express';
import { OpenedPages } from './opened-pages';
import { languageOf } from './page/language';
import { PageBudgets } from './page-budgets';
import { PageErrorsFilter } from './page-errors.filter';
import { NEVER_KEPT } from './page-sender';

/** The PDF file of one invoice, for anybody with the URL of its page. A draft has no file. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorsFilter)
@Controller('i')
export class InvoiceFileController {
  constructor(
    private readonly pages: OpenedPages,
    private readonly documents: InvoiceDocuments,
    private readonly budgets: PageBudgets,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get(':token.pdf')
  async file(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.fetch(request);
    const opened = await this.pages.open(token);
    if (!opened || opened.standing === 'draft') throw new ApiError('not_found');
    const { scope, invoice, business } = opened;
    const chosen = DOCUMENT_LANGUAGES.find((language) => language === request.query.lang);
    await this.heavy.begin(request, response, scope.tenantId);
    const file = await this.documents.pdf(scope, invoice.id, chosen ?? languageOf(request, business.language));
    response.set(NEVER_KEPT);
    sendDocument(response, file);
  }
}
