import { AttentionResolved, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { AttentionRepository } from '../attention.repository';

/** Events are worked on side by side: what settled may not be listed yet. It is looked for this long, in seconds. */
const LOOK_FOR_SECONDS = 60;
const LOOK_EVERY_SECONDS = 2;

/** What settled by itself leaves the list. What a person dismissed before is over then: it is listed when it comes back. */
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
