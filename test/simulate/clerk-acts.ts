import { randomBytes } from 'node:crypto';
import type { MoneyStory } from './money-story';

const DAY_MS = 86_400_000;

/** The customer gets more time, or less. A void invoice takes no other due date. */
export async function changeDueDate({ desk, invoice }: MoneyStory, days: number): Promise<void> {
  const due_date = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const { status, body } = await desk.call('PUT', `/invoices/${invoice.id}`, { due_date });
  if (status >= 500) throw new Error(`A new due date was answered ${status}: ${JSON.stringify(body)}`);
}

/** Where invoices are pushed the customer is the invoice's own; elsewhere nobody reads the e-mail. */
export async function changeEmail({ desk, invoice }: MoneyStory): Promise<void> {
  if (!desk.pushes) return;
  const email = `changed-${randomBytes(6).toString('hex')}@example.com`;
  await desk.must('PUT', `/customers/${invoice.customer_id}`, { email });
}

/**
 * A clerk does what the rows about the invoice advise: retry, or count the money of a charge as lost, of which the model knows nothing. That a row has
 * closed meanwhile is fine.
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
