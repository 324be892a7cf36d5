import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ApiError, Public } from '@remit/http-api';
import { isDeclined } from '@remit/invoice-sync';
import type { Request, Response } from 'express';
import { returnQuery } from './payer-return';
import { languageOf } from './page/words';
import { messagePage } from './page/message-page';
import { PageBudgets } from './page-budgets';
import { PageErrorsFilter } from './page-errors.filter';
import { PageSender } from './page-sender';
import { PayerReturns } from './payer-returns';

/**
 * Where payers return from Nomod, unless the link or invoice named another URL. Redirects to the page of the invoice,
 * which shows the current state.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorsFilter)
@Controller('return')
export class ReturnController {
  constructor(
    private readonly returns: PayerReturns,
    private readonly budgets: PageBudgets,
    private readonly sender: PageSender,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    const [, query = ''] = request.url.split('?', 2);
    const from = isDeclined(query) ? 'declined' : 'paid';
    // A HEAD request only checks that the page exists. It is no return.
    const pageToken = await this.returns.arrive(token, from === 'paid' && request.method === 'GET');
    if (pageToken === undefined) throw new ApiError('not_found');
    if (pageToken === null)
      return this.sender.send(response, 200, messagePage('thanks', languageOf(request), request.path));
    this.sender.redirect(response, `/i/${pageToken}?${returnQuery(from, new Date())}`);
  }
}
