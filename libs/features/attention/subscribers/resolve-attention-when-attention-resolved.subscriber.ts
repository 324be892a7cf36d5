import { AttentionResolved, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { AttentionRepository } from '../attention.repository';

/** Seconds. Events are processed in parallel, so the row may not exist yet. It is looked for during this time. */
const LOOK_FOR_SECONDS = 60;
const LOOK_EVERY_SECONDS = 2;

/** Closes the row of a case that is settled. A dismissed row ends too: the case is listed again when it returns. */
@Subscriber({ to: AttentionResolved, as: 'resolve-attention-when-attention-resolved' })
export class ResolveAttentionWhenAttentionResolved implements EventSubscriber<AttentionResolved> {
  constructor(private readonly items: AttentionRepository) {}

  async handle({ payload, occurredAt }: Recorded<AttentionResolved>): Promise<void | RunAgain> {
    const newest = await this.items.lockNewest(payload.key);
    if (newest && newest.status !== 'resolved') {
      newest.settle('remit', occurredAt);
      return this.items.update(newest);
    }
    const isFresh = Date.now() - occurredAt.getTime() < LOOK_FOR_SECONDS * 1_000;
    return isFresh ? RunAgain.after(LOOK_EVERY_SECONDS) : undefined;
  }
}
