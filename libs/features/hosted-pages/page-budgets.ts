import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ApiError, ClientSource, sourceGroup, TokenBuckets } from '@remit/http-api';

/** Page views. Many payers may share one address, as in an office, and a view is a few indexed reads. */
const LOOKS = { burst: 240, perSecond: 8 } as const;

/** Files. Each takes up to a second of work. */
const FETCHES = { burst: 20, perSecond: 1 / 3 } as const;

/** Polls. A page that waits for its payment polls every 500 ms, which is a few indexed reads. */
const GLANCES = { burst: 600, perSecond: 30 } as const;

/** Pressing Pay may read the live link at Nomod, so it is limited for each invoice and for each visitor. */
const PRESSES_OF_INVOICE = { burst: 20, perSecond: 1 / 15 } as const;
const PRESSES_OF_SOURCE = { burst: 40, perSecond: 1 / 5 } as const;

const bucketsOf = ({ burst, perSecond }: { burst: number; perSecond: number }) => new TokenBuckets(burst, perSecond);

/** Rate limits of this process for payers, who need no key. */
@Injectable()
export class PageBudgets {
  private readonly views = bucketsOf(LOOKS);
  private readonly fetches = bucketsOf(FETCHES);
  private readonly polls = bucketsOf(GLANCES);
  private readonly pressesOfSource = bucketsOf(PRESSES_OF_SOURCE);
  private readonly pressesOfInvoice = bucketsOf(PRESSES_OF_INVOICE);

  constructor(private readonly sources: ClientSource) {}

  /** @throws ApiError rate_limited */
  view(request: IncomingMessage): void {
    spend(this.views, this.sourceOf(request));
  }

  /** @throws ApiError rate_limited */
  fetch(request: IncomingMessage): void {
    spend(this.fetches, this.sourceOf(request));
  }

  /** @throws ApiError rate_limited */
  poll(request: IncomingMessage): void {
    spend(this.polls, this.sourceOf(request));
  }

  /** @throws ApiError rate_limited */
  press(request: IncomingMessage, invoiceId: string): void {
    spend(this.pressesOfSource, this.sourceOf(request));
    spend(this.pressesOfInvoice, invoiceId);
  }

  private sourceOf(request: IncomingMessage): string {
    return sourceGroup(this.sources.of(request));
  }
}

function spend(buckets: TokenBuckets, key: string): void {
  const { allowed, retryAfterSeconds } = buckets.take(key);
  if (!allowed) throw new ApiError('rate_limited', { retryAfterSeconds });
}
