import { Injectable } from '@nestjs/common';
import { RetryLater } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Settings } from '@remit/settings';
import type { Email } from './email.entity';
import { EmailRepository } from './email.repository';
import { isByHand } from './undelivered-emails';

const HOUR_SECONDS = 3_600;

/** Minimum seconds that an automatic e-mail waits when its tenant has used up its hour. */
const LEAST_WAIT_SECONDS = 60;

/**
 * E-mails that one tenant may send in an hour (EMAILS_PER_HOUR), in all its environments and processes: that many by
 * hand, and as many automatic ones. The mail server and its reputation belong to the operator, and all tenants share
 * them.
 */
@Injectable()
export class EmailBudget {
  private readonly perHour: number;

  constructor(
    private readonly emails: EmailRepository,
    { emailsPerHour }: Settings,
  ) {
    this.perHour = emailsPerHour;
  }

  /**
   * Call it before e-mails are queued by hand, in their unit of work. Requests of one tenant wait for each other.
   * @throws ApiError rate_limited
   */
  async refuseTooManyByHand(wanted: number): Promise<void> {
    if (this.perHour === 0 || wanted === 0) return;
    const { counted, secondsLeft } = await this.emails.ofLastHour('by hand', this.perHour);
    if (counted + wanted <= this.perHour) return;
    throw new ApiError('rate_limited', {
      message: `At most ${this.perHour} e-mails of one tenant may be sent by hand in an hour`,
      retryAfterSeconds: Math.max(1, secondsLeft),
    });
  }

  /**
   * Call it before an e-mail is sent. Automatic e-mails wait until an earlier one is an hour old.
   * @throws RetryLater
   */
  async waitForRoom(email: Email): Promise<void> {
    if (this.perHour === 0 || isByHand(email)) return;
    const { counted, secondsLeft } = await this.emails.ofLastHour('automatic', this.perHour);
    if (counted < this.perHour) return;
    // Spread over the hour, so that the waiting e-mails do not all ask again at once.
    const first = Math.max(LEAST_WAIT_SECONDS, secondsLeft);
    const seconds = Math.ceil(first + Math.random() * Math.max(0, HOUR_SECONDS - first));
    throw new RetryLater(seconds, `The tenant has sent ${this.perHour} automatic e-mails within an hour`);
  }
}
