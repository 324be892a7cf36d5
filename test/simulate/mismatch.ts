import { eventually } from '../support/probe';
import type { MoneyStory, PayerHabit } from './money-story';

export const CURRENCIES = ['AED', 'KWD', 'JPY'] as const;

/** Something that happens to money at Nomod beside the plain payment of what was asked, and what must have come of it. */
export interface Mismatch {
  /** Each is followed by making it known and waiting for the books. */
  readonly acts: ((story: MoneyStory) => Promise<unknown>)[];
  /** Kinds of the rows about the invoice that are open in the end, sorted. */
  readonly attention: string[];
  readonly paymentStatus: string;
}

export const pays =
  (habit: PayerHabit, force = false) =>
  (story: MoneyStory) =>
    story.pay(0, habit, force);
export const refunds = (whole: boolean) => (story: MoneyStory) => story.refundAtNomod(0, whole);
export const disputes = (story: MoneyStory) => story.dispute(0);

/** What came of it is of the right class, nothing more and nothing less is listed for a person, and the books hold. */
export async function mustShow(story: MoneyStory, { paymentStatus, attention }: Mismatch): Promise<void> {
  expect((await story.desk.invoice(story.invoice.id)).payment_status).toBe(paymentStatus);
  await eventually(
    `attention to be ${attention.join(', ') || 'nothing'}`,
    () => story.desk.attentionKinds(story.invoice.id),
    { until: (kinds) => String(kinds) === String(attention), timeoutMs: 30_000, intervalMs: 100 },
  );
  expect(await story.desk.audit()).toMatchObject({ ok: true });
}
