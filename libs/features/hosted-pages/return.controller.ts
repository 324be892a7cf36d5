import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ApiError, Public } from '@remit/http-api';
import { isDeclined } from '@remit/invoice-sync';
import type { Request, Response } from 'express';
import { queryOfReturn } from './came-back';
import { languageOf } from './page/language';
import { messagePage } from './page/message-page';
import { PageBudgets } from './page-budgets';
import { PageErrorsFilter } from './page-errors.filter';
import { PageSender } from './page-sender';
import { Returns } from './returns';

/** Where a payer comes back to from Nomod, for links and invoices whose maker named no other address: the page of the invoice, which says what is known. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorsFilter)
@Controller('return')
export class ReturnController {
  constructor(
    private readonly returns: Returns,
    private readonly budgets: PageBudgets,
    private readonly sender: PageSender,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.look(request);
    const [, query = ''] = request.url.split('?', 2);
    const from = isDeclined(query) ? 'declined' : 'paid';
    // Whoever only asks whether the page is there has not come back.
    const pageToken = await this.returns.arrive(token, from === 'paid' && request.method === 'GET');
    if (pageToken === undefined) throw new ApiError('not_found');
    if (pageToken === null)
      return this.sender.send(response, 200, messagePage('thanks', languageOf(request), request.path));
    this.sender.redirect(response, `/i/${pageToken}?${queryOfReturn(from, new Date())}`);
  }
}
