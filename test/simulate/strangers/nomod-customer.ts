import type { MoneyStory } from '../money-story';

/** The invoice's customer at Nomod, unless it was deleted. Without the push, a colleague makes one. */
export async function nomodCustomer({ desk, invoice }: MoneyStory): Promise<string | undefined> {
  if (!desk.pushes) {
    const email = `${invoice.id}@example.com`.toLowerCase();
    const { results } = await desk.atNomod<{ results: { id: string }[] }>('GET', `/customers?email=${email}`);
    return (
      results[0] ?? (await desk.atNomod<{ id: string }>('POST', '/customers', { first_name: 'Colleague', email }))
    ).id;
  }
  const { nomod_customer_id: id } = await desk.must<{ nomod_customer_id: string | null }>(
    'GET',
    `/invoices/${invoice.id}/sync`,
  );
  return id !== null && (await desk.isAtNomod(`/customers/${id}`)) ? id : undefined;
}
