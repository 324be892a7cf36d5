import { newId } from '@remit/database';
import { InvoiceSynced, InvoiceSyncStatusChanged, PaymentSucceeded } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { useInvoicesApp } from '../../../test/support/invoices-app';

describe('what an invoice is called at Nomod', () => {
  const app = useInvoicesApp();

  const paid = (invoiceId: string) =>
    new PaymentSucceeded({
      payment_id: newId('pay'),
      invoice_id: invoiceId,
      payment_method_type: 'card',
      currency: 'USD',
      amount_minor: '10000',
      extras_minor: '0',
      charge_id: newId('ch'),
      paid_at: '2026-08-02T10:00:00.000Z',
    });
  const url = 'https://pay.example/inv/1';
  const synced = (invoiceId: string, remoteId = 'remote-1') =>
    new InvoiceSynced({
      invoice_id: invoiceId,
      connection_id: newId('conn'),
      nomod_invoice_id: remoteId,
      nomod_reference_id: 'REF1',
      nomod_invoice_code: 'C1',
      nomod_invoice_status: 'unpaid',
      sealed_nomod_invoice_url: app
        .resolve(Encryption)
        .encrypt(url, { table: 'invoice_syncs', column: 'url', row: invoiceId }),
    });
  const statusRead = (invoiceId: string, status: string, remoteId = 'remote-1') =>
    new InvoiceSyncStatusChanged({
      invoice_id: invoiceId,
      nomod_invoice_id: remoteId,
      nomod_invoice_status: status,
    });

  it('is shown among the metadata, and never taken from a caller', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(synced(id));
    const expected = {
      nomod_invoice_id: 'remote-1',
      nomod_invoice_url: url,
      nomod_reference_id: 'REF1',
      nomod_invoice_code: 'C1',
      nomod_invoice_status: 'unpaid',
    };
    expect(await app.invoice(id)).toMatchObject({ metadata: expected });
    await app.put(`invoices/${id}`, { metadata: { ...expected, nomod_invoice_url: 'https://evil.example' } });
    expect(await app.invoice(id)).toMatchObject({ metadata: expected });
  });

  it('never says unpaid on a paid invoice, whichever is heard first', async () => {
    const paidLast = await app.finalizedInvoice();
    await app.publish(synced(paidLast));
    await app.publish(paid(paidLast));
    const syncedLast = await app.finalizedInvoice();
    await app.publish(paid(syncedLast));
    await app.publish(synced(syncedLast));
    for (const id of [paidLast, syncedLast]) {
      await app.publish(statusRead(id, 'unpaid'));
      expect(await app.invoice(id)).toMatchObject({ metadata: { nomod_invoice_status: 'paid' } });
    }
  });

  it('never says paid on an invoice that was written off', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(synced(id));
    const { amount_remaining: amount } = await app.invoice(id);
    await app.post(`invoices/${id}/credit-notes`, { amount, reason: 'Agreed' }).expect(201);
    expect(await app.invoice(id)).toMatchObject({ payment_status: 'succeeded', amount_paid: '0.00', paid_at: null });
    await app.publish(statusRead(id, 'cancelled'));
    expect(await app.invoice(id)).toMatchObject({ metadata: { nomod_invoice_status: 'cancelled' } });
  });

  it('is not the status of a Nomod invoice that was replaced before it was heard of', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(statusRead(id, 'cancelled', 'remote-1'));
    await app.publish(synced(id, 'remote-2'));
    expect(await app.invoice(id)).toMatchObject({
      metadata: { nomod_invoice_id: 'remote-2', nomod_invoice_status: 'unpaid' },
    });
  });

  it('is the status of the Nomod invoice whose id is shown, whichever is heard first', async () => {
    for (const isCancelHeardFirst of [true, false]) {
      const id = await app.finalizedInvoice();
      await app.publish(synced(id));
      const cancelled = () => app.publish(statusRead(id, 'cancelled', 'remote-1'));
      if (isCancelHeardFirst) await cancelled();
      await app.publish(synced(id, 'remote-2'));
      if (!isCancelHeardFirst) await cancelled();
      expect(await app.invoice(id)).toMatchObject({
        metadata: { nomod_invoice_id: 'remote-2', nomod_invoice_status: 'unpaid' },
      });
      await app.publish(statusRead(id, 'overdue', 'remote-2'));
      expect(await app.invoice(id)).toMatchObject({ metadata: { nomod_invoice_status: 'overdue' } });
    }
  });

  it('follows the status that was read at Nomod', async () => {
    const id = await app.finalizedInvoice();
    await app.publish(synced(id));
    await app.publish(statusRead(id, 'overdue'));
    expect(await app.invoice(id)).toMatchObject({ metadata: { nomod_invoice_status: 'overdue' } });
  });
});
