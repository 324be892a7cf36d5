import { newId } from '@remit/database';
import {
  AttentionNeeded,
  AttentionResolved,
  InvoiceAmountChanged,
  InvoicePaymentRecorded,
  PaymentRefunded,
  PaymentReversed,
  PaymentSucceeded,
} from '@remit/domain-events';
import { useInvoicesApp } from '../../../test/support/invoices-app';

describe('reconciling invoices with what was paid', () => {
  const app = useInvoicesApp();
  afterEach(async () => {
    const { body } = await app.get('audit').expect(200);
    expect(body).toMatchObject({ ok: true });
  });

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

  async function types(id: string): Promise<string[]> {
    const { body } = await app.get(`invoices/${id}/timeline`).expect(200);
    return (body as { items: { type: string }[] }).items.map((item) => item.type);
  }

  async function resolvedKeys(): Promise<string[]> {
    const rows = await app.database.transaction(app.scope, () =>
      app.database.manager.query<{ key: string }[]>(
        `select payload ->> 'key' as key from domain_events where type = $1`,
        [AttentionResolved.type],
      ),
    );
    return rows.map((row) => row.key);
  }

  it('settles an invoice', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'succeeded',
      amount_paid: '100.00',
      amount_remaining: '0.00',
      paid_at: '2026-08-02T10:00:00.000Z',
    });
    expect(await types(id)).toContain(InvoicePaymentRecorded.type);
    expect(await types(id)).not.toContain(InvoiceAmountChanged.type);
  });

  it('books a payment once, however often and at once it is told', async () => {
    const id = await app.finalizedInvoice();
    const payment = succeeded(id);
    await app.publish(...Array.from({ length: 20 }, () => payment));
    expect(await app.invoice(id)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
    expect((await types(id)).filter((type) => type === InvoicePaymentRecorded.type)).toHaveLength(1);
  });

  it('keeps a partly paid invoice open', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id, { amount_minor: '6000' }));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'pending',
      amount_paid: '60.00',
      amount_remaining: '40.00',
      paid_at: null,
    });
  });

  it('credits only its own part of a charge with a tip, in three digits', async () => {
    const id = await app.finalizedInvoice('18.600', 'KWD');
    await app.publish(succeeded(id, { currency: 'KWD', amount_minor: '18600', extras_minor: '1400' }));
    expect(await app.invoice(id)).toMatchObject({
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
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id), succeeded(id));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'overpaid',
      amount_paid: '200.00',
      amount_remaining: '0.00',
      overpaid_amount: '100.00',
    });
    expect(await types(id)).toContain(AttentionNeeded.type);
  });

  it('says that the amount changed when money came by another way than the link', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id, { payment_method_type: 'offline', amount_minor: '2500', charge_id: null }));
    expect(await app.invoice(id)).toMatchObject({ amount_paid: '25.00', amount_remaining: '75.00' });
    expect(await types(id)).toContain(InvoiceAmountChanged.type);
  });

  it('records money that comes after the void, and leaves the invoice void', async () => {
    const id = await app.finalizedInvoice();
    await app.post(`invoices/${id}/void`).expect(200);
    await app.publish(succeeded(id));
    expect(await app.invoice(id)).toMatchObject({
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
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id, { currency: 'AED' }));
    expect(await app.invoice(id)).toMatchObject({ payment_status: 'pending', amount_paid: '0.00' });
  });

  it('is not voided after a payment', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(succeeded(id, { amount_minor: '100' }));
    const { body } = await app.post(`invoices/${id}/void`).expect(409);
    expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining('Payments were applied') });
    await app.put(`invoices/${id}`, { total_discount: '1' }).expect(400);
  });

  it('loses no money when a payment and a void race', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await app.finalizedInvoice();
      const [voided] = await Promise.all([app.post(`invoices/${id}/void`), app.publish(succeeded(id))]);
      const invoice = await app.invoice(id);
      expect([voided.status, invoice.invoice_status, invoice.amount_paid]).toEqual(
        voided.status === 200 ? [200, 'voided', '0.00'] : [409, 'finalized', '100.00'],
      );
    }
  }, 30_000);

  it('moves the balance by each refund once, taking the figure as absolute', async () => {
    const id = await app.finalizedInvoice();
    const payment = succeeded(id);
    await app.publish(payment);
    await app.publish(refunded(payment, '3000'));
    await app.publish(refunded(payment, '3000'));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'partially_refunded',
      refunded_amount: '30.00',
      amount_paid: '100.00',
      amount_remaining: '0.00',
    });
    await app.publish(refunded(payment, '10000'), refunded(payment, '3000'));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'refunded',
      refunded_amount: '100.00',
      amount_remaining: '0.00',
    });
  });

  it('needs no attention any more once what did not fit was given back', async () => {
    const id = await app.finalizedInvoice();
    const excess = succeeded(id);
    await app.publish(succeeded(id));
    await app.publish(excess);
    await app.publish(refunded(excess, '10000'));
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'succeeded',
      overpaid_amount: null,
      refunded_amount: '100.00',
    });
    expect(await resolvedKeys()).toContain(`overpaid:${id}`);

    const voided = await app.finalizedInvoice();
    await app.post(`invoices/${voided}/void`).expect(200);
    const late = succeeded(voided);
    await app.publish(late);
    await app.publish(refunded(late, '10000'));
    expect(await app.invoice(voided)).toMatchObject({ invoice_status: 'voided', refunded_amount: '100.00' });
    expect(await resolvedKeys()).toContain(`payment_after_void:${late.payload.payment_id}`);
  });

  it('needs no attention any more once money for a void invoice turns out not to have come', async () => {
    const id = await app.finalizedInvoice();
    await app.post(`invoices/${id}/void`).expect(200);
    const { payload } = succeeded(id, { payment_method_type: 'offline', charge_id: null });
    await app.publish(new PaymentSucceeded(payload));
    const { payment_id, invoice_id, currency, amount_minor } = payload;
    await app.publish(new PaymentReversed({ payment_id, invoice_id, currency, amount_minor, reason: null }));
    expect(await app.invoice(id)).toMatchObject({ invoice_status: 'voided', amount_paid: '0.00' });
    expect(await resolvedKeys()).toContain(`payment_after_void:${payment_id}`);
  });

  it('ends alike when the refund is heard before its payment', async () => {
    const id = await app.finalizedInvoice();
    const payment = succeeded(id);
    await app.publish(refunded(payment, '10000'), payment);
    expect(await app.invoice(id)).toMatchObject({
      payment_status: 'refunded',
      amount_paid: '100.00',
      refunded_amount: '100.00',
    });
  });
});
