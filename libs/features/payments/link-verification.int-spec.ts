import { tokenOf } from '@remit/database';
import { eventually } from '../../../test/support/probe';
import { LinkVerification } from './links/link-verification';
import { useLinkApp } from './spec-support/link-app';

describe('a link whose id Nomod answered wrongly', () => {
  const links = useLinkApp({ pollIntervalSeconds: 3_600 });

  it('loses our token from its title, though another process corrects the id while the link is verified', async () => {
    const seller = await links.newSeller();
    await seller.fault({ operation: 'create_link', kind: 'other_object_id', times: 1 });
    // The reading of the background work takes its time. The other process is faster.
    await seller.fault({ operation: 'get_link', kind: 'delay', delay_ms: 450, times: 1 });
    const invoiceId = await seller.bill();
    const { id } = await seller.link(invoiceId);
    const { invoice_number } = await seller.get<{ invoice_number: string }>(`invoices/${invoiceId}`);
    const onlyLink = async () => (await seller.atNomod()).links[0];
    expect((await onlyLink())?.title).toContain(tokenOf(id));

    await eventually('the reading to begin', () => links.control<{ times: number }[]>('GET', 'faults'), {
      until: (rules) => rules.every(({ times }) => times === 0),
      intervalMs: 10,
    });
    const ours = await links.app.get(LinkVerification).settle(seller.scope, id);
    expect(ours).toBe((await onlyLink())?.id);
    await eventually('the title that the payer shall read', onlyLink, {
      until: (link) => link?.title === `Acme ${invoice_number}`,
      timeoutMs: 10_000,
    });
    expect(await seller.payment(id)).toMatchObject({ gateway_tracking_id: ours, payment_status: 'pending' });
  });
});
