import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { languageOf, PageBudgets, PageErrorsFilter, PageSender } from '@remit/hosted-pages';
import { ApiError, Public } from '@remit/http-api';
import type { Request, Response } from 'express';
import { unsubscribePage } from './message/unsubscribe-page';
import { ReminderSubscriptions, type SubscriptionPage } from './reminders/reminder-subscriptions';

/**
 * Ends the reminders of a customer. GET changes nothing, because mail programs open links automatically. The page's
 * button and the mail program's own button (RFC 8058) send POST.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorsFilter)
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly subscriptions: ReminderSubscriptions,
    private readonly budgets: PageBudgets,
    private readonly sender: PageSender,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    this.answer(await this.subscriptions.open(token), token, request, response);
  }

  @Post(':token')
  async end(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.budgets.view(request);
    this.answer(await this.subscriptions.end(token), token, request, response);
  }

  private answer(page: SubscriptionPage | undefined, token: string, request: Request, response: Response): void {
    if (!page) throw new ApiError('not_found');
    const language = languageOf(request, page.business.language);
    this.sender.send(response, 200, unsubscribePage(page, `/unsubscribe/${token}`, language));
  }
}
