import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  DOCUMENT_LANGUAGES,
  type DocumentFile,
  type DocumentLanguage,
  InvoiceDocuments,
  sendDocument,
} from '@remit/documents';
import { ApiError, HeavyRequests, Public } from '@remit/http-api';
import type { Request, Response } from 'express';
import { type OpenedPage, OpenedPages } from './opened-pages';
import { languageOf } from './page/words';
import { PageBudgets } from './page-budgets';
import { PageErrorsFilter } from './page-errors.filter';
import { NO_CACHE_HEADERS } from './page-sender';

/** The PDF files of one invoice and of its credit notes, for anybody with the URL of its page. A draft has none. */
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
    const opened = await this.open(token, request);
    await this.send(opened, request, response, (language) =>
      this.documents.pdf(opened.scope, opened.invoice.id, language),
    );
  }

  @Get(':token/credit-notes/:number.pdf')
  async creditNote(
    @Param('token') token: string,
    @Param('number') number: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.open(token, request);
    const note = opened.creditNotes.find((one) => one.number === number);
    if (!note) throw new ApiError('not_found');
    await this.send(opened, request, response, (language) =>
      this.documents.creditNote(opened.scope, note.id, language),
    );
  }

  private async open(token: string, request: Request): Promise<OpenedPage> {
    this.budgets.fetch(request);
    const opened = await this.pages.open(token);
    if (!opened || opened.status === 'draft') throw new ApiError('not_found');
    return opened;
  }

  private async send(
    { scope, business }: OpenedPage,
    request: Request,
    response: Response,
    make: (language: DocumentLanguage) => Promise<DocumentFile>,
  ): Promise<void> {
    const chosen = DOCUMENT_LANGUAGES.find((language) => language === request.query.lang);
    await this.heavy.begin(request, response, scope.tenantId);
    const file = await make(chosen ?? languageOf(request, business.language));
    response.set(NO_CACHE_HEADERS);
    sendDocument(response, file);
  }
}
