import { newId } from '@remit/database';
import { AttentionNeeded, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { AttentionItem } from '../attention-item.entity';
import { AttentionRepository } from '../attention.repository';

/** Keeps one open row per key. A dismissed row stays dismissed until its evidence changes. */
@Subscriber({ to: AttentionNeeded, as: 'list-attention-when-attention-needed' })
export class ListAttentionWhenAttentionNeeded implements EventSubscriber<AttentionNeeded> {
  constructor(private readonly items: AttentionRepository) {}

  async handle({ payload, occurredAt }: Recorded<AttentionNeeded>): Promise<void> {
    const newest = await this.items.lockNewest(payload.key);
    if (newest?.covers(payload, occurredAt)) return this.seeAgain(newest, payload, occurredAt);
    if (await this.items.insertNew(newItem(payload, occurredAt))) return;
    const open = await this.items.lockOpen(payload.key);
    if (!open) throw new Error(`The open row of ${payload.key} was closed at this moment`);
    this.seeAgain(open, payload, occurredAt);
  }

  private seeAgain(item: AttentionItem, seen: Seen, at: Date): void {
    item.seenAgain(seen, at);
    this.items.update(item);
  }
}

type Seen = Recorded<AttentionNeeded>['payload'];

function newItem(seen: Seen, at: Date): AttentionItem {
  return Object.assign(new AttentionItem(), {
    id: newId('att'),
    key: seen.key,
    kind: seen.kind,
    summary: seen.summary,
    invoiceId: seen.invoice_id,
    paymentId: seen.payment_id,
    chargeId: seen.charge_id,
    connectionId: seen.connection_id,
    ours: seen.ours,
    nomods: seen.nomods,
    firstSeenAt: at,
    lastSeenAt: at,
  } satisfies Partial<AttentionItem>);
}
