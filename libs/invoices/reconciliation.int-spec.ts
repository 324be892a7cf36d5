import { newId } from '@remit/database';
import {
  AttentionNeeded,
  InvoiceAmountChanged,
  InvoicePaymentRecorded,
  InvoiceSynced,
  InvoiceSyncStatusChanged,
  PaymentRefunded,
  PaymentSucceeded,
} from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { InvoicesApp } from '../../test/support/invoices-app';

describe('reconciling invoices with what was paid', () => {
  let app: InvoicesApp;
  let customerId: string;

  beforeAll(async () => {
    app = await InvoicesApp.start();
    const { body } = await app.post('customers', { external_id: 'acme-1', name: 'Acme', email: 'a@example.com' });
    customerId = (body as { id: string }).id;
  }, 60_000);
  afterEach(async () => {
    const { body } = await app.get('audit').expect(200);
    expect(body).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await app.stop();
  });

  async function finalized(amount = '100.00', currency = 'USD'): Promise<string> {
    const line_items = [{ display_name: 'Plan', quantity: '1', amount }];
    const { body } = await app.post('invoices', { customer_id: customerId, currency, line_items }).expect(201);
    const { id } = body as { id: string };
    await app.post(`invoices/${id}/finalize`).expect(200);
    return id;
  }

  function succeeded(invoiceId: string, changes: Partial<PaymentSucceeded['payload']> = {}): PaymentSucceeded {
    return new PaymentSucceeded({
      payment_id: newId('pay'),
      invoice_id: invoiceId,
      payment_method_type: 'payment_link',
      currency: 'USD',
      amount_minor: '10000',
      extras_minor: '0',
      charge_id: newId('ch'),
      paid_at: '2026-08-02T10:00:00.000Z',
      ...changes,
    });
  }

  function refunded({ payload }: PaymentSucceeded, totalMinor: string): PaymentRefunded {
    return new PaymentRefunded({
      payment_id: payload.payment_id,
      invoice_id: payload.invoice_id,
      charge_id: payload.charge_id ?? '',
      currency: payload.currency,
      refunded_total_minor: totalMinor,
    });
  }

  async function shown(id: string): Promise<Record<string, unknown>> {
    return (await app.get(`invoices/${id}`).expect(200)).body as Record<string, unknown>;
  }

  async function types(id: string): Promise<string[]> {
    const { body } = await app.get(`invoices/${id}/timeline`).expect(200);
    return (body as { items: { type: string }[] }).items.map((item) => item.type);
  }

  it('settles an invoice', async () => {
    const id = await finalized();
    await app.publish(succeeded(id));
    expect(await shown(id)).toMatchObject({
      payment_status: 'succeeded',
      amount_paid: '100.00',
      amount_remaining: '0.00',
      paid_at: '2026-08-02T10:00:00.000Z',
    });
    expect(await types(id)).toContain(InvoicePaymentRecorded.type);
    expect(await types(id)).not.toContain(InvoiceAmountChanged.type);
  });

  it('books a payment once, however often and at once it is told', async () => {
    const id = await finalized();
    const payment = succeeded(id);
    await app.publish(...Array.from({ length: 20 }, () => payment));
    expect(await shown(id)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
    expect((await types(id)).filter((type) => type === InvoicePaymentRecorded.type)).toHaveLength(1);
  });

  it('keeps a partly paid invoice open', async () => {
    const id = await finalized();
    await app.publish(succeeded(id, { amount_minor: '6000' }));
    expect(await shown(id)).toMatchObject({
      payment_status: 'pending',
      amount_paid: '60.00',
      amount_remaining: '40.00',
      paid_at: null,
    });
  });

  it('credits only its own part of a charge with a tip, in three digits', async () => {
    const id = await finalized('18.600', 'KWD');
    await app.publish(succeeded(id, { currency: 'KWD', amount_minor: '18600', extras_minor: '1400' }));
    expect(await shown(id)).toMatchObject({
      payment_status: 'succeeded',
      amount_paid: '18.600',
      overpaid_amount: null,
    });
    const { body } = await app.get('audit');
    expect(body).toMatchObject({
      totals: { KWD: { billed: '18.600', paid: '18.600', extras: '1.400', outstanding: '0.000' } },
    });
  });

  it('records a second charge in full and asks for attention', async () => {
    const id = await finalized();
    await app.publish(succeeded(id), succeeded(id));
    expect(await shown(id)).toMatchObject({
      payment_status: 'overpaid',
      amount_paid: '200.00',
      amount_remaining: '0.00',
      overpaid_amount: '100.00',
    });
    expect(await types(id)).toContain(AttentionNeeded.type);
  });

  it('says that the amount changed when money came by another way than the link', async () => {
    const id = await finalized();
    await app.publish(succeeded(id, { payment_method_type: 'offline', amount_minor: '2500', charge_id: null }));
    expect(await shown(id)).toMatchObject({ amount_paid: '25.00', amount_remaining: '75.00' });
    expect(await types(id)).toContain(InvoiceAmountChanged.type);
  });

  it('records money that comes after the void, and leaves the invoice void', async () => {
    const id = await finalized();
    await app.post(`invoices/${id}/void`).expect(200);
    await app.publish(succeeded(id));
    expect(await shown(id)).toMatchObject({
      invoice_status: 'voided',
      payment_status: 'voided',
      amount_paid: '0.00',
      amount_remaining: '0.00',
    });
    const { body } = await app.get(`invoices/${id}/timeline`);
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          type: AttentionNeeded.type,
          facts: expect.objectContaining({ kind: 'payment_after_void' }),
        }),
      ]),
    });
  });

  it('does not count money in another currency', async () => {
    const id = await finalized();
    await app.publish(succeeded(id, { currency: 'AED' }));
    expect(await shown(id)).toMatchObject({ payment_status: 'pending', amount_paid: '0.00' });
  });

  it('is not voided after a payment', async () => {
    const id = await finalized();
    await app.publish(succeeded(id, { amount_minor: '100' }));
    const { body } = await app.post(`invoices/${id}/void`).expect(409);
    expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining('Payments were applied') });
    await app.put(`invoices/${id}`, { total_discount: '1' }).expect(400);
  });

  it('loses no money when a payment and a void race', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await finalized();
      const [voided] = await Promise.all([app.post(`invoices/${id}/void`), app.publish(succeeded(id))]);
      const invoice = await shown(id);
      expect([voided.status, invoice.invoice_status, invoice.amount_paid]).toEqual(
        voided.status === 200 ? [200, 'voided', '0.00'] : [409, 'finalized', '100.00'],
      );
    }
  }, 30_000);

  it('moves the balance by each refund once, taking the figure as absolute', async () => {
    const id = await finalized();
    const payment = succeeded(id);
    await app.publish(payment);
    await app.publish(refunded(payment, '3000'));
    await app.publish(refunded(payment, '3000'));
    expect(await shown(id)).toMatchObject({
      payment_status: 'partially_refunded',
      refunded_amount: '30.00',
      amount_paid: '100.00',
      amount_remaining: '0.00',
    });
    await app.publish(refunded(payment, '10000'), refunded(payment, '3000'));
    expect(await shown(id)).toMatchObject({
      payment_status: 'refunded',
      refunded_amount: '100.00',
      amount_remaining: '0.00',
    });
  });

  it('ends alike when the refund is heard before its payment', async () => {
    const id = await finalized();
    const payment = succeeded(id);
    await app.publish(refunded(payment, '10000'), payment);
    expect(await shown(id)).toMatchObject({
      payment_status: 'refunded',
      amount_paid: '100.00',
      refunded_amount: '100.00',
    });
  });

  describe('with what the invoice is at Nomod', () => {
    const url = 'https://pay.example/inv/1';
    const synced = (invoiceId: string) =>
      new InvoiceSynced({
        invoice_id: invoiceId,
        connection_id: newId('conn'),
        nomod_invoice_id: 'remote-1',
        nomod_reference_id: 'REF1',
        nomod_invoice_code: 'C1',
        nomod_invoice_status: 'unpaid',
        sealed_nomod_invoice_url: app
          .resolve(Encryption)
          .encrypt(url, { table: 'invoice_syncs', column: 'url', row: invoiceId }),
      });
    const statusRead = (invoiceId: string, status: string) =>
      new InvoiceSyncStatusChanged({
        invoice_id: invoiceId,
        nomod_invoice_id: 'remote-1',
        nomod_invoice_status: status,
      });

    it('shows it among the metadata, and never takes it from a caller', async () => {
      const id = await finalized();
      await app.publish(synced(id));
      const expected = {
        nomod_invoice_id: 'remote-1',
        nomod_invoice_url: url,
        nomod_reference_id: 'REF1',
        nomod_invoice_code: 'C1',
        nomod_invoice_status: 'unpaid',
      };
      expect(await shown(id)).toMatchObject({ metadata: expected });
      await app.put(`invoices/${id}`, { metadata: { ...expected, nomod_invoice_url: 'https://evil.example' } });
      expect(await shown(id)).toMatchObject({ metadata: expected });
    });

    it('never says unpaid on a paid invoice, whichever is heard first', async () => {
      const paidLast = await finalized();
      await app.publish(synced(paidLast));
      await app.publish(succeeded(paidLast));
      const syncedLast = await finalized();
      await app.publish(succeeded(syncedLast));
      await app.publish(synced(syncedLast));
      for (const id of [paidLast, syncedLast]) {
        await app.publish(statusRead(id, 'unpaid'));
        expect(await shown(id)).toMatchObject({ metadata: { nomod_invoice_status: 'paid' } });
      }
    });

    it('follows the status that was read at Nomod', async () => {
      const id = await finalized();
      await app.publish(synced(id));
      await app.publish(statusRead(id, 'overdue'));
      expect(await shown(id)).toMatchObject({ metadata: { nomod_invoice_status: 'overdue' } });
    });
  });
});
