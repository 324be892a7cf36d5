import type { Client } from 'pg';
import { newId } from '@remit/database';
import { cloneRow, copyId, idOf } from '../../../test/bench/clone-rows';
import { onDatabase } from '../../../test/support/on-database';
import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

describe('the search of payments', () => {
  const links = useLinkApp();
  let seller: Seller;

  beforeAll(async () => {
    seller = await links.newSeller();
  }, 60_000);

  const found = async (text: string, by = seller): Promise<string[]> => {
    const query = new URLSearchParams({ search: text }).toString();
    return (await by.get<{ items: { id: string }[] }>(`payments?${query}`)).items.map(({ id }) => id);
  };

  const invoicesFound = async (text: string, by = seller): Promise<string[]> => {
    const query = new URLSearchParams({ search: text }).toString();
    const body = await by.get<{ items: { id: string }[] }>(`invoices?${query}`);
    return body.items.map(({ id }) => id);
  };

  it('finds one by its id, its link, the invoice and the customer, and by nothing of another tenant', async () => {
    const invoiceId = await seller.bill();
    const payment = await seller.link(invoiceId);
    const other = await seller.link(await seller.bill());
    const { invoice_number: number } = await seller.get<{ invoice_number: string }>(`invoices/${invoiceId}`);
    for (const text of [
      payment.id,
      payment.gateway_tracking_id,
      payment.payment_url,
      ` ${payment.payment_url} `,
      number,
    ]) {
      expect({ text, ids: await found(String(text)) }).toEqual({ text, ids: [payment.id] });
    }
    for (const text of ['ada', 'ADA@example.com']) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [other.id, payment.id] });
    }
    const stranger = await links.newSeller();
    for (const text of [newId('pay'), 'nobody', `${payment.payment_url}x`]) expect(await found(text)).toEqual([]);
    for (const text of [payment.id, String(payment.payment_url), number])
      expect(await found(text, stranger)).toEqual([]);
  });

  it('lists those of one customer, and who is billed', async () => {
    const [one, other] = [await seller.bill(), await seller.bill()];
    const billed = await seller.get<{ customer_id: string }>(`invoices/${one}`);
    const payment = await seller.link(one);
    await seller.link(other);
    const listed = async (query: string) =>
      (await seller.get<{ items: { id: string }[]; pagination: { total: number } }>(`payments?${query}`)).items;
    expect(await listed(`customer_id=${billed.customer_id}`)).toMatchObject([
      { id: payment.id, customer_id: billed.customer_id, customer_name: 'Ada' },
    ]);
    expect(await listed(`customer_id=${billed.customer_id}&payment_status=succeeded`)).toEqual([]);
    expect(await listed(`customer_id=${newId('cust')}`)).toEqual([]);
  });

  it('finds money received outside by its reference', async () => {
    const invoiceId = await seller.bill();
    const received = { payment_method_type: 'offline', amount: '10.00', currency: 'AED', reference_id: 'TT-2026-118' };
    const { id } = await seller.post('payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      ...received,
    });
    expect(await found('TT-2026-118')).toEqual([id]);
  });

  it('finds one by its charge once it is paid', async () => {
    const payment = await seller.link(await seller.bill());
    const { id: chargeId } = await seller.control<{ id: string }>(
      'POST',
      `links/${payment.gateway_tracking_id}/pay`,
      {},
    );
    await seller.post(`payments/${payment.id}/check`);
    await seller.reached(payment.id, 'succeeded');
    expect(await found(chargeId)).toEqual([payment.id]);
    const { paid_with: paidWith } = await seller.get<{ paid_with: { card_last4: string } }>(`payments/${payment.id}`);
    expect(await found(paidWith.card_last4)).toContain(payment.id);
    expect(await invoicesFound(chargeId)).toHaveLength(1);
    expect(await invoicesFound(paidWith.card_last4)).toEqual(expect.arrayContaining(await invoicesFound(chargeId)));
  });

  it('finds one by the sum on the statement of the payer, tip included, and its invoice too', async () => {
    const line_items = [{ display_name: 'Dinner', quantity: '1', amount: '310.40' }];
    const invoiceId = await seller.bill({ line_items, payment_options: { tip: true } });
    const payment = await seller.link(invoiceId, '310.40');
    await seller.control('POST', `links/${payment.gateway_tracking_id}/pay`, { tip: '24.60' });
    await seller.post(`payments/${payment.id}/check`);
    await seller.reached(payment.id, 'succeeded');
    for (const text of ['335.00', 'AED 335', '310.40']) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [payment.id] });
      expect({ text, ids: await invoicesFound(text) }).toEqual({ text, ids: [invoiceId] });
    }
    for (const text of ['24.60', 'USD 335']) expect({ text, ids: await found(text) }).toEqual({ text, ids: [] });
  });

  it('finds one by its amount, and by the description of its invoice', async () => {
    const line_items = [{ display_name: 'Beans', quantity: '1', amount: '1250.50' }];
    const invoiceId = await seller.bill({ line_items, description: 'Green coffee, October' });
    const payment = await seller.link(invoiceId, '1250.50');
    for (const text of ['1,250.50', '1250.5', 'AED 1250.50', '١٬٢٥٠٫٥٠', 'green COFFEE']) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [payment.id] });
      expect({ text, ids: await invoicesFound(text) }).toEqual({ text, ids: [invoiceId] });
    }
    for (const text of ['USD 1250.50', '1250,50', '12505']) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [] });
      expect({ text, ids: await invoicesFound(text) }).toEqual({ text, ids: [] });
    }
  });

  it('finds an invoice by its payments: id, link, URL, reference of money received outside, and by what is left', async () => {
    const line_items = [{ display_name: 'Beans', quantity: '1', amount: '777.70' }];
    const invoiceId = await seller.bill({ line_items });
    const received = { payment_method_type: 'offline', amount: '50.20', currency: 'AED', reference_id: 'TT-99817' };
    await seller.post('payments', { destination_type: 'invoice', destination_id: invoiceId, ...received });
    const payment = await seller.link(invoiceId, '727.50');
    const texts = [
      invoiceId,
      payment.id,
      payment.gateway_tracking_id,
      payment.payment_url,
      'TT-99817',
      '50.20',
      '727.5',
    ];
    for (const text of texts) {
      expect({ text, ids: await invoicesFound(String(text)) }).toEqual({ text, ids: [invoiceId] });
    }
  });

  it('reads payments through indexes alone when few of very many match', async () => {
    const payment = await seller.link(await seller.bill());
    await seller.control('POST', `links/${payment.gateway_tracking_id}/pay`, {});
    await seller.post(`payments/${payment.id}/check`);
    await seller.reached(payment.id, 'succeeded');
    const inDatabase = <Answer>(work: (client: Client) => Promise<Answer>) =>
      onDatabase(links.app.testDatabase.url, work);
    // Each second one took a tip.
    await inDatabase(async (client) => {
      await cloneRow(client, seller, {
        ...{ table: 'payments', where: `id = '${payment.id}'`, range: { from: 1, to: 30_000 } },
        changes: {
          ...{ id: idOf('pay'), gateway_payment_id: 'null', gateway_tracking_id: 'null', url_fingerprint: `''` },
          // Encrypted for the row that they stand in.
          ...{ private_data: 'null', payment_url: 'null' },
          ...{ reference_id: `'REF-' || n`, card_last4: `lpad((n % 9000)::text, 4, '0')` },
          ...{ amount_minor: '10000 + n', captured_minor: '10000 + n', extras_minor: '(n % 2) * 7' },
        },
      });
      await client.query('vacuum analyze payments');
    });
    const scanned = () =>
      inDatabase(async (client) => {
        // A connection counts its scans up to ten seconds late, or when it ends.
        await client.query(
          `select pg_terminate_backend(pid, 10000) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
        );
        const { rows } = await client.query<{ read: string }>(
          `select seq_tup_read::text as read from pg_stat_user_tables where relname = 'payments'`,
        );
        return rows[0]?.read;
      });
    const before = await scanned();
    await eventually('new connections', () => seller.get<{ items?: object[] }>('customers?limit=1'), {
      until: ({ items }) => items !== undefined,
    });
    // One of 399.84, and one of 399.77 with a tip of 0.07.
    for (const text of ['399.84', 'AED 399.84'])
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [29_984, 29_977].map((n) => copyId('pay', n)) });
    expect(await found('REF-29977')).toEqual([copyId('pay', 29_977)]);
    expect(await found('8123')).toHaveLength(3);
    for (const text of ['399.84', '8123', 'REF-29977']) expect(await invoicesFound(text)).toHaveLength(1);
    expect(await scanned()).toBe(before);
  }, 120_000);

  it('finds a pushed invoice and its payments by what Nomod calls it', async () => {
    const pushing = await links.newSeller({ pushesInvoices: true });
    const invoiceId = await pushing.bill();
    const sync = await eventually(
      'the invoice to be pushed',
      () => pushing.get<Record<string, string | null>>(`invoices/${invoiceId}/sync`),
      { until: (answer) => answer.nomod_invoice_url !== null },
    );
    const payment = await pushing.link(invoiceId);
    const names = ['nomod_invoice_id', 'nomod_reference_id', 'nomod_invoice_code', 'nomod_invoice_url'];
    for (const text of names.map((name) => String(sync[name]))) {
      expect({ text, ids: await invoicesFound(text, pushing) }).toEqual({ text, ids: [invoiceId] });
      expect({ text, ids: await found(text, pushing) }).toEqual({ text, ids: [payment.id] });
      expect(await invoicesFound(text)).toEqual([]);
    }
    expect(await invoicesFound(String(sync.nomod_invoice_code).toLowerCase(), pushing)).toEqual([invoiceId]);
  });
});
