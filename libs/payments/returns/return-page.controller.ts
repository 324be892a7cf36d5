import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ApiError, ClientSource, Public, sourceGroup, TokenBuckets } from '@remit/http-api';
import type { Request, Response } from 'express';
import { returnPage } from './return-page';
import { ReturnStatus } from './return-status';

/** One page asks twelve times a minute; an office behind one address may hold many payers. */
const BURST = 120;
const PER_SECOND = 4;

/** Where a payer comes back to from Nomod, for links and invoices whose maker named no other address. */
@ApiExcludeController()
@Public()
@Controller('return')
export class ReturnPageController {
  private readonly visits = new TokenBuckets(BURST, PER_SECOND);

  constructor(
    private readonly status: ReturnStatus,
    private readonly sources: ClientSource,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { allowed, retryAfterSeconds } = this.visits.take(sourceGroup(this.sources.of(request)));
    if (!allowed) throw new ApiError('rate_limited', { retryAfterSeconds });
    const { state, asksAgain } = await this.status.of(token);
    const language = request.acceptsLanguages(['en', 'ar']) === 'ar' ? 'ar' : 'en';
    response
      .status(state === 'unknown' ? 404 : 200)
      .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow', Vary: 'Accept-Language' })
      .type('html')
      .send(returnPage(state, language, asksAgain));
  }
}
