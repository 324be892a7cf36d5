import { randomBytes } from 'node:crypto';
import type { MoneyStory } from './money-story';

const DAY_MS = 86_400_000;

/** Moves the due date by some days. A void invoice refuses a new due date. */
export async function changeDueDate({ desk, invoice }: MoneyStory, days: number): Promise<void> {
  const due_date = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const { status, body } = await desk.call('PUT', `/invoices/${invoice.id}`, { due_date });
  if (status >= 500) throw new Error(`A new due date was answered ${status}: ${JSON.stringify(body)}`);
}

/** With the push, each invoice has its own customer. Without it, the e-mail has no effect. */
export async function changeEmail({ desk, invoice }: MoneyStory): Promise<void> {
  if (!desk.pushes) return;
  const email = `changed-${randomBytes(6).toString('hex')}@example.com`;
  await desk.must('PUT', `/customers/${invoice.customer_id}`, { email });
}

/**
 * A clerk takes the actions that the rows about the invoice offer: retry, or count the money of a charge as lost
 * (unknown to the model). The row may have closed meanwhile.
 */
export async function followAdvice({ desk, invoice, isModelled }: MoneyStory): Promise<void> {
  for (const { id, invoice_id, actions } of await desk.attention()) {
    if (invoice_id !== invoice.id) continue;
    const act = actions.includes('retry') ? 'retry' : !isModelled && actions.includes('count_lost') && 'count-lost';
    if (!act) continue;
    const { status, body } = await desk.call('POST', `/attention/${id}/${act}`);
    if (status === 500) throw new Error(`A ${act} was answered ${status}: ${JSON.stringify(body)}`);
  }
}
