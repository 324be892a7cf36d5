import { eventually } from '../support/probe';
import type { MoneyStory, PayerHabit } from './money-story';

export const CURRENCIES = ['AED', 'KWD', 'JPY'] as const;

/** A case in which money at Nomod differs from a plain payment of the requested amount, and the expected result. */
export interface Mismatch {
  /** After each act, the change is announced and the books must agree. */
  readonly acts: ((story: MoneyStory) => Promise<unknown>)[];
  /** Sorted kinds of the rows about the invoice that are open at the end. */
  readonly attention: string[];
  readonly paymentStatus: string;
}

export const pays =
  (habit: PayerHabit, force = false) =>
  (story: MoneyStory) =>
    story.pay(0, habit, force);
export const refunds = (whole: boolean) => (story: MoneyStory) => story.refundAtNomod(0, whole);
export const disputes = (story: MoneyStory) => story.dispute(0);

/** Checks the payment status, the exact list of attention rows, and the books. */
export async function mustShow(story: MoneyStory, { paymentStatus, attention }: Mismatch): Promise<void> {
  expect((await story.desk.invoice(story.invoice.id)).payment_status).toBe(paymentStatus);
  await eventually(
    `attention to be ${attention.join(', ') || 'nothing'}`,
    () => story.desk.attentionKinds(story.invoice.id),
    { until: (kinds) => String(kinds) === String(attention), timeoutMs: 30_000, intervalMs: 100 },
  );
  expect(await story.desk.audit()).toMatchObject({ ok: true });
}
