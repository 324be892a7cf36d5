import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { longestCallMs, NomodError } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { RefundCall } from './refund-call';
import { refundGivenUp, refundUnderway } from './refund-failure';
import { RefundOutcome } from './refund-outcome';
import { RefundPreparation, type RefundRequest } from './refund-preparation';

/** Pause between two looks while another request or worker is at the same payment's refund, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** Gives money back: the intent is saved first, Nomod is asked once, and a doubt is cleared up by reading the charge, never by asking again. */
@Injectable()
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly preparation: RefundPreparation,
    private readonly call: RefundCall,
    private readonly outcome: RefundOutcome,
    private readonly settings: Settings,
  ) {}

  /**
   * Returns when the refund is done, or accepted by Nomod and not shown on the charge yet. One refund of a payment at a time: others wait their turn.
   * @throws ApiError not_found, conflict, validation_error, nomod_error when nothing was given back, nomod_outcome_unknown while that is in doubt.
   */
  async request(scope: Scope, request: RefundRequest): Promise<void> {
    // As long as the calls of the one before it may take: a look, the refund and a look.
    const giveUpAt = Date.now() + 3 * longestCallMs(this.settings);
    let resolvedId: string | undefined;
    for (;;) {
      const step = await this.database.transaction(scope, () => this.preparation.prepare(request, resolvedId));
      if (step.next === 'answer') return;
      if (step.next === 'call') return this.make(scope, step.refundId);
      if (step.next === 'resolve') {
        await this.lookAt(scope, step.refundId, { isAskedAgain: true });
        resolvedId = step.refundId;
      } else if (Date.now() > giveUpAt) {
        throw refundUnderway(step.refund);
      } else {
        await pause(LOOK_EVERY_MS);
      }
    }
  }

  private async make(scope: Scope, refundId: string): Promise<void> {
    await this.call.make(scope, refundId);
    await this.lookAt(scope, refundId);
    const { refund } = await this.database.transaction(scope, () => this.outcome.lock(refundId));
    if (refund.state === 'unknown') throw refundUnderway(refund);
    if (refund.state === 'refused') throw refundGivenUp(refund);
  }

  /** What Nomod does not tell now is found out in the background. */
  private async lookAt(scope: Scope, refundId: string, { isAskedAgain = false } = {}): Promise<void> {
    try {
      await this.outcome.resolve(scope, refundId, { isAskedAgain });
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
    }
  }
}
