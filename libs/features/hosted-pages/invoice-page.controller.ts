import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { sendLogo } from '@remit/business-profile';
import { ApiError, Public } from '@remit/http-api';
import type { Request, Response } from 'express';
import { type PayerReturn, readReturn, returnQuery } from './payer-return';
import { type Notice, STATUS_OF_NOTICE } from './notice';
import { type OpenedPage, OpenedPages } from './opened-pages';
import { type WaitingPageStep, waitingPageStep } from './waiting-page';
import { languageOf } from './page/words';
import { invoicePage, pathOf } from './page/invoice-page';
import { PageBudgets } from './page-budgets';
import { PageErrorsFilter } from './page-errors.filter';
import { NO_CACHE_HEADERS, PageSender } from './page-sender';
import { PayerLinks } from './payer-links';
import { isPayable } from './payer-invoice-status';

const unknown = () => new ApiError('not_found');

/**
 * The page of one invoice, for anybody with its URL. Viewing it does not call Nomod. Pressing Pay makes at most one
 * link.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorsFilter)
@Controller('i')
export class InvoicePageController {
  constructor(
    private readonly pages: OpenedPages,
    private readonly links: PayerLinks,
    private readonly budgets: PageBudgets,
    private readonly sender: PageSender,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    const opened = await this.pages.open(token);
    if (!opened) throw unknown();
    const back = readReturn(request.query, new Date());
    const opening = openingNow(opened, back);
    if (opening?.next === 'pay') return this.sender.redirect(response, opening.url);
    const notice = opening?.notice ?? noticeOf(opened, back);
    this.sender.send(
      response,
      notice ? STATUS_OF_NOTICE[notice] : 200,
      invoicePage(opened, {
        language: languageOf(request, opened.business.language),
        notice,
        query: notice === 'busy' ? undefined : back?.query,
      }),
    );
  }

  @Post(':token/pay')
  async pay(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    const opened = await this.pages.open(token);
    if (!opened) throw unknown();
    const language = languageOf(request, opened.business.language);
    const tell = (notice: Notice, retryAfterSeconds?: number) =>
      this.sender.send(
        response,
        STATUS_OF_NOTICE[notice],
        invoicePage(opened, { language, notice }),
        retryAfterSeconds,
      );
    const look = (query?: string) => this.sender.redirect(response, pathOf(opened, language, query));
    if (!isPayable(opened.status)) return look();
    try {
      this.budgets.press(request, opened.invoice.id);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'rate_limited') return tell('often', error.retryAfterSeconds);
      throw error;
    }
    const outcome = await this.links.request(opened);
    if (outcome.next === 'pay') return this.sender.redirect(response, outcome.url);
    if (outcome.next === 'look') return look();
    if (outcome.next === 'wait') return look(returnQuery('opening', new Date()));
    tell(outcome.notice, outcome.retryAfterSeconds);
  }

  /** For payers who open the address again at which Pay failed. */
  @Get(':token/pay')
  async back(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    const opened = await this.pages.open(token);
    if (!opened) throw unknown();
    this.sender.redirect(response, pathOf(opened, languageOf(request, opened.business.language)));
  }

  /** The logo of the business. Each page serves it itself, because a page loads nothing from elsewhere. */
  @Get(':token/logo')
  async logo(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    const logo = await this.pages.logo(token);
    if (!logo) throw unknown();
    response.set('X-Robots-Tag', NO_CACHE_HEADERS['X-Robots-Tag']);
    sendLogo(request, response, logo, 'private, max-age=86400');
  }

  /** The page's script polls it for changes. */
  @Get(':token/state')
  async state(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.poll(request);
    const back = readReturn(request.query, new Date());
    const mark = await this.pages.mark(token, back?.from === 'opening' ? back.at : undefined);
    this.sender.sendText(response, mark === undefined ? 404 : 200, mark ?? '');
  }
}

function noticeOf({ status, route }: OpenedPage, back: PayerReturn | undefined): Notice | undefined {
  if (back?.from === 'paid' && status === 'paid') return 'arrived';
  if (!isPayable(status)) return undefined;
  if (back?.from === 'paid') return 'confirming';
  if (!route) return 'off';
  return back?.from === 'declined' ? 'declined' : undefined;
}

/** Undefined unless the payer waits for a link, and one may still be made. */
function openingNow(opened: OpenedPage, back: PayerReturn | undefined): WaitingPageStep | undefined {
  const mayOpen = back?.from === 'opening' && isPayable(opened.status) && opened.route !== undefined;
  return mayOpen ? waitingPageStep(opened, back.at) : undefined;
}
