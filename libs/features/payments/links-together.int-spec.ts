import { tokenOf } from '@remit/database';
import type { Seller } from './spec-support/seller';
import { useLinkApp } from './spec-support/link-app';

describe('links that are requested at once', () => {
  const links = useLinkApp({ pollIntervalSeconds: 3_600 });

  const billMany = async (seller: Seller, count: number): Promise<string[]> => {
    const invoiceIds: string[] = [];
    while (invoiceIds.length < count) invoiceIds.push(await seller.bill());
    return invoiceIds;
  };

  const tokensAtNomod = async (seller: Seller) => {
    const { links: made } = await seller.atNomod();
    return made.map(({ title }) => title?.split(' ').at(-1));
  };

  it('are made one for each invoice, in fewer transactions than there are', async () => {
    const seller = await links.newSeller();
    const invoiceIds = await billMany(seller, 8);
    const made = await Promise.all(invoiceIds.map((id) => seller.link(id)));
    expect(made.map((payment) => payment.payment_status)).toEqual(invoiceIds.map(() => 'pending'));
    expect((await tokensAtNomod(seller)).toSorted()).toEqual(made.map(({ id }) => tokenOf(id)).toSorted());

    const [stored] = await links.app.inScope(seller.scope, () =>
      links.app.database.manager.query<{ events: string; transactions: string }[]>(
        `select count(*) as events, count(distinct xmin::text) as transactions from domain_events where type = 'payment.created' and environment_id = $1`,
        [seller.scope.environmentId],
      ),
    );
    expect(Number(stored?.events)).toBe(8);
    expect(Number(stored?.transactions)).toBeLessThan(8);
  });

  it('are made, though one beside them is refused and two are for one invoice', async () => {
    const seller = await links.newSeller();
    const [first = '', ...others] = await billMany(seller, 4);
    const refused = seller.askForLink(await seller.bill(), { amount: '999.00' });
    const made = await Promise.all([first, first, ...others].map((id) => seller.link(id)));
    expect(await refused).toMatchObject({ status: 400, body: { code: 'invalid_invoice_amount' } });
    expect(made[0]?.id).toBe(made[1]?.id);
    expect(new Set(made.map(({ id }) => id)).size).toBe(4);
    expect(await tokensAtNomod(seller)).toHaveLength(4);
  });
});
