import { Database } from '@remit/database';
import { eventually } from '../../../test/support/probe';
import { sampled } from '../../../test/support/sampled';
import { GATEWAY_FAULTS } from './spec-support/gateway-faults';
import { useLinkApp } from './spec-support/link-app';
import type { Answer, Seller } from './spec-support/seller';

const links = useLinkApp({ pollIntervalSeconds: 6 });

const LIMIT_MS = 30_000;

/** Nomod may request a pause until then. */
const TRIED = { until: ({ status }: Answer) => status < 300, timeoutMs: 10_000, intervalMs: 100 };

/** The answer must be a payment or one of the errors that the route documents. */
function expectDocumented({ status, body }: Answer, codes: readonly string[]): void {
  if (status >= 300) expect(codes).toContain(body.code);
}

async function recordOffline(seller: Seller, invoiceId: string, amount: string): Promise<void> {
  await seller.post('payments', {
    destination_type: 'invoice',
    destination_id: invoiceId,
    payment_method_type: 'offline',
    amount,
    currency: 'AED',
  });
}

// Each case has its own tenant and Nomod account, so the cases run in parallel. They mostly wait.
describe('create link', () => {
  it.concurrent.each(sampled(GATEWAY_FAULTS))(
    '$name: ends in one live link, asked for once more only when there is none, and paid once',
    async ({ fault, made }) => {
      const seller = await links.newSeller();
      await seller.fault({ operation: 'create_link', times: 1, ...fault });
      const invoiceId = await seller.bill();
      const answer = await seller.askForLink(invoiceId);
      expectDocumented(answer, ['nomod_busy', 'nomod_link_creation_failed', 'nomod_outcome_unknown']);
      const paymentId = answer.body.details?.payment_id ?? answer.body.id;
      await seller.wakeConnection();
      const isNotMade = ['nomod_busy', 'nomod_link_creation_failed'].includes(answer.body.code ?? '');
      if (isNotMade)
        await eventually('another try to be made', () => seller.send('post', `payments/${paymentId}/process`), TRIED);

      await seller.reached(paymentId, 'pending');
      const live = await seller.liveLinks();
      expect(live).toMatchObject([{ amount: '100.000', currency: 'AED' }]);
      const payment = await eventually('the right link to be known', () => seller.payment(paymentId), {
        until: ({ gateway_tracking_id }) => gateway_tracking_id === live[0]?.id,
        timeoutMs: 10_000,
      });
      expect(payment.payment_url).toBe(live[0]?.url);
      expect(await seller.calls('create_link')).toBe(made ? 1 : 2);
      expect((await seller.askForLink(invoiceId)).body).toMatchObject({ id: paymentId, payment_url: live[0]?.url });

      await seller.control('POST', `links/${live[0]?.id}/pay`, {});
      await seller.reached(paymentId, 'succeeded');
      await seller.mustPassAudit();
    },
    LIMIT_MS,
  );
});

describe('get charge', () => {
  const cells = ['list_charges', 'get_charge'].flatMap((operation) =>
    GATEWAY_FAULTS.map(({ name, fault }) => ({ operation, name, fault })),
  );

  it.concurrent.each(sampled(cells))(
    '$operation, $name: the payment is settled by its one charge',
    async ({ operation, fault }) => {
      const seller = await links.newSeller();
      const invoiceId = await seller.bill();
      const { id, gateway_tracking_id: linkId } = await seller.link(invoiceId);
      await seller.fault({ operation, times: 1, ...fault });
      await seller.control('POST', `links/${linkId}/pay`, {});
      expectDocumented(await seller.send('post', `payments/${id}/check`), [
        'nomod_busy',
        'nomod_error',
        'nomod_outcome_unknown',
      ]);
      await seller.wakeConnection();

      await seller.reached(id, 'succeeded');
      const { items } = await seller.get<{ items: object[] }>('payments');
      expect(items).toHaveLength(1);
      const invoice = await eventually(
        'the invoice to be paid',
        () => seller.get<{ amount_paid: string; payment_status: string }>(`invoices/${invoiceId}`),
        { until: ({ payment_status: status }) => status === 'succeeded' },
      );
      expect(invoice.amount_paid).toBe('100.00');
      await seller.mustPassAudit();
    },
    LIMIT_MS,
  );
});

describe('a link that was asked for', () => {
  const searchesForSpares = (seller: Seller) =>
    links.app.inScope(seller.scope, () =>
      links.app
        .get(Database)
        .manager.query<object[]>(
          `select from event_deliveries where subscriber = 'discard-spare-links-when-payment-pending'`,
        ),
    );

  it.concurrent(
    'twice, because a lagging search did not find the first, is one link in the end',
    async () => {
      const seller = await links.newSeller();
      await seller.control('PATCH', `accounts/${seller.nomodKey}/options`, { lookup_lag_ms: 1_500 });
      await seller.fault({ operation: 'create_link', times: 1, kind: 'reset_after' });
      const { body } = await seller.askForLink(await seller.bill());
      const paymentId = body.details?.payment_id ?? body.id;
      const { gateway_tracking_id } = await seller.reached(paymentId, 'pending');
      expect(await seller.calls('create_link')).toBe(2);
      const left = await eventually('the spare to be switched off', () => seller.liveLinks(), {
        until: (live) => live.length === 1,
        timeoutMs: 15_000,
      });
      expect(left).toMatchObject([{ id: gateway_tracking_id }]);
      expect(await searchesForSpares(seller)).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it.concurrent(
    'once leaves nothing to look for later',
    async () => {
      const seller = await links.newSeller();
      await seller.link(await seller.bill());
      expect(await searchesForSpares(seller)).toEqual([]);
    },
    LIMIT_MS,
  );
});

describe('disable link', () => {
  it.concurrent.each(sampled(GATEWAY_FAULTS))(
    '$name: the link of a voided invoice is off, and known to be',
    async ({ name, fault }) => {
      const seller = await links.newSeller();
      const invoiceId = await seller.bill();
      const { id } = await seller.link(invoiceId);
      await seller.fault({ operation: 'edit_link', times: 1, ...fault });
      await seller.post(`invoices/${invoiceId}/void`);
      if (name === '401')
        await eventually('the refused key to be noticed', () => seller.isPaused(), { timeoutMs: 10_000 });
      await seller.wakeConnection();
      await eventually('the link to be closed', () => links.linkState(seller, id), {
        until: (state) => state === 'disabled',
        timeoutMs: 15_000,
      });
      expect(await seller.liveLinks()).toEqual([]);
      expect((await seller.payment(id)).payment_status).toBe('voided');
    },
    LIMIT_MS,
  );

  it.concurrent.each(sampled(GATEWAY_FAULTS))(
    '$name: a link that asks another amount is shown only when the older one is off',
    async ({ fault }) => {
      const seller = await links.newSeller();
      const invoiceId = await seller.bill();
      await seller.link(invoiceId);
      await seller.fault({ operation: 'edit_link', times: 1, ...fault });
      await recordOffline(seller, invoiceId, '40.00');
      const { body } = await eventually('a link for what is left', () => askAgain(seller, invoiceId), {
        until: ({ status }) => status < 300,
        timeoutMs: 15_000,
        intervalMs: 100,
      });
      expect(await seller.liveLinks()).toMatchObject([{ id: body.gateway_tracking_id, amount: '60.000' }]);
    },
    LIMIT_MS,
  );

  async function askAgain(seller: Seller, invoiceId: string): Promise<Answer> {
    const answer = await seller.askForLink(invoiceId, { amount: '60.00' });
    expectDocumented(answer, ['nomod_busy', 'nomod_link_creation_failed', 'nomod_outcome_unknown']);
    expect((await seller.liveLinks()).length).toBeLessThanOrEqual(1);
    if (answer.status >= 300) await seller.wakeConnection();
    return answer;
  }
});
