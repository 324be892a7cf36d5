import { eventually } from '../support/probe';
import type { PaymentAnswer } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

const untilOff = (shop: Shop, linkId: string) =>
  eventually('the link to be switched off at Nomod', () => shop.gateway.link(linkId), {
    ...PATIENCE,
    until: ({ status }) => status === 'disabled',
  });

describe('without any webhook', () => {
  const stage = useStage({ env: { POLL_INTERVAL_SECONDS: '0.5' } });
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop({ webhooks: false });
  });

  it('a declined and then paid link is found', async () => {
    const payment = await shop.link();
    await shop.gateway.declineLink(payment.gateway_tracking_id);
    await eventually('the failed attempt', () => shop.readPayment(payment.id), {
      ...PATIENCE,
      until: ({ attempts, payment_status }) => attempts.length === 1 && payment_status === 'pending',
    });
    await shop.gateway.payLink(payment.gateway_tracking_id);
    expect(await shop.untilInvoice(payment.destination_id, 'succeeded')).toMatchObject({ amount_paid: '100.00' });
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
    expect(await shop.deliveries()).toEqual([]);
  });

  it('a payment of a pushed invoice is found', async () => {
    const own = await stage.newShop({ webhooks: false, syncsInvoices: true });
    const invoice = await own.untilSynced((await own.invoice()).id);
    await own.gateway.payInvoice(invoice.metadata.nomod_invoice_id ?? '');
    expect(await own.untilInvoice(invoice.id, 'succeeded')).toMatchObject({ amount_paid: '100.00' });
  });
});

describe('money received outside', () => {
  const stage = useStage();
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop();
  });
  const offline = { payment_method_type: 'offline', payment_gateway: undefined, reference_id: 'TRX-1' };

  it('pays the invoice and closes its live link', async () => {
    const payment = await shop.link();
    const invoice = await shop.readInvoice(payment.destination_id);
    const recorded = await shop.post<PaymentAnswer>(
      'payments',
      shop.linkRequest(invoice, { ...offline, received_on: '2026-01-15' }),
    );
    expect(recorded).toMatchObject({
      payment_status: 'succeeded',
      payment_method_type: 'offline',
      payment_url: null,
      reference_id: 'TRX-1',
      received_on: '2026-01-15',
    });
    expect(await shop.untilInvoice(invoice.id, 'succeeded')).toMatchObject({
      amount_paid: '100.00',
      amount_remaining: '0.00',
    });
    await untilOff(shop, payment.gateway_tracking_id);
    expect(await shop.untilPayment(payment.id, 'voided')).toMatchObject({ payment_url: null });
  });

  it('for a part leaves the rest to be paid by a new link', async () => {
    const old = await shop.link();
    const invoice = await shop.readInvoice(old.destination_id);
    await shop.post('payments', shop.linkRequest(invoice, { ...offline, amount: '30.00' }));
    const partly = await eventually('the part to be booked', () => shop.readInvoice(invoice.id), {
      ...PATIENCE,
      until: ({ amount_paid }) => amount_paid === '30.00',
    });
    expect(partly.amount_remaining).toBe('70.00');
    expect(partly.payment_status).not.toBe('succeeded');
    const rest = await shop.link(partly);
    expect(rest).toMatchObject({ amount: '70.00', payment_status: 'pending' });
    expect(rest.id).not.toBe(old.id);
    await untilOff(shop, old.gateway_tracking_id);
    await shop.gateway.press('pay', rest.payment_url);
    expect(await shop.untilInvoice(invoice.id, 'succeeded')).toMatchObject({ amount_paid: '100.00' });
  });
});

describe('a void', () => {
  const stage = useStage();
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop();
  });
  afterEach(() => shop.gateway.clearFaults());

  it('closes the live link, so that it cannot be paid', async () => {
    const payment = await shop.link();
    await shop.post(`invoices/${payment.destination_id}/void`);
    expect(await shop.untilPayment(payment.id, 'voided')).toMatchObject({ payment_url: null });
    await untilOff(shop, payment.gateway_tracking_id);
    expect((await shop.gateway.press('pay', payment.payment_url)).status).toBe(409);
  });

  it('that a payment races leaves the invoice void, records the money and lists it', async () => {
    const payment = await shop.link();
    await shop.gateway.fault({ operation: 'edit_link', kind: 'status', status: 503 });
    await shop.post(`invoices/${payment.destination_id}/void`);
    await shop.untilPayment(payment.id, 'voided');
    const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
    await shop.gateway.clearFaults();

    const listed = await shop.untilAttention('payment_after_void');
    expect(listed).toMatchObject({ invoice_id: payment.destination_id, charge_id: charge.id, status: 'open' });
    expect(await shop.readInvoice(payment.destination_id)).toMatchObject({
      invoice_status: 'voided',
      amount_paid: '0.00',
    });
    expect((await shop.audit()).totals.AED).toMatchObject({ unapplied: '100.00', paid: '0.00' });
    await stage.untilSettled();
    expect((await shop.gateway.liveLinks()).map(({ id }) => id)).not.toContain(payment.gateway_tracking_id);
  });

  it('of an invoice that was paid is refused', async () => {
    const payment = await shop.link();
    await shop.gateway.press('pay', payment.payment_url);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    const { status } = await shop.call('POST', `invoices/${payment.destination_id}/void`, {});
    expect([400, 409]).toContain(status);
    expect(await shop.readInvoice(payment.destination_id)).toMatchObject({ invoice_status: 'finalized' });
  });
});
