import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { NomodCharge, NomodList } from '@remit/nomod';
import { LinkClosing } from './link-closing';
import { LinkTrouble, retryAfter } from './link-trouble';

/** Pause before an incomplete list of charges is read again, in seconds. */
export const READ_AGAIN_SECONDS = 15;

/** A person is asked about a link that can still be paid this long after it was to be off, in seconds. */
const TELL_AFTER_SECONDS = 300;

/** Switches links off for work that does not end before Nomod has confirmed it. */
@Injectable()
export class PersistentClosing {
  constructor(
    private readonly closing: LinkClosing,
    private readonly trouble: LinkTrouble,
  ) {}

  /** As `LinkClosing.closeAtNomod`. @param since when the link was to be off. @throws RetryLater when Nomod does not do it now; a person is asked in time. */
  async closeAtNomod(scope: Scope, paymentId: string, since: Date): Promise<NomodList<NomodCharge> | undefined> {
    try {
      return await this.closing.closeAtNomod(scope, paymentId);
    } catch (thrown) {
      const error = await this.trouble.report(scope, paymentId, thrown);
      const ageSeconds = secondsSince(since);
      if (error.kind === 'refused' || ageSeconds > TELL_AFTER_SECONDS)
        await this.closing.askForAttention(scope, paymentId, error.message);
      throw retryAfter(error, ageSeconds);
    }
  }
}

export const secondsSince = (moment: Date): number => (Date.now() - moment.getTime()) / 1_000;
