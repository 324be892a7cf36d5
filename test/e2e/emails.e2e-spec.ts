import { type EmailAnswer, textOf, useMailRoom } from '../support/mail-room';
import { eventually } from '../support/probe';
import { PATIENCE } from '../support/shop';
import { LONG } from '../support/stage';

const room = useMailRoom();

it(
  'an invoice is sent once for each request, and its timeline says so',
  async () => {
    const invoice = await room.shop.invoice({ amount: '1250.50' });
    const headers = { 'idempotency-key': 'send-1' };
    const body = {
      recipients: ['boss@palm.example', 'books@palm.example', 'Boss@Palm.example'],
      note: 'See you <soon>',
    };
    const first = await room.shop.call<{ items: EmailAnswer[] }>('POST', `invoices/${invoice.id}/send`, body, headers);
    expect((await room.shop.call('POST', `invoices/${invoice.id}/send`, body, headers)).body).toEqual(first.body);
    await room.until(invoice, 'invoice sent', 'invoice sent');
    expect(room.smtp.read.map(({ to }) => to).sort()).toEqual(['books@palm.example', 'boss@palm.example']);
    const text = textOf(room.smtp.read[0]?.content);
    for (const part of ['AED 1,250.50', 'See you <soon>', 'See you &lt;soon&gt;', `/i/`]) expect(text).toContain(part);
    expect(await room.shop.happened(invoice.id, 'email.finished')).toBe(2);
    await room.pay(invoice);
    await room.shop.untilInvoice(invoice.id, 'succeeded');
    const rows = 'select to_jsonb(e)::text as row from emails e where invoice_id = $1';
    const stored = await room.sql<{ row: string }>(rows, invoice.id);
    expect(stored).toHaveLength(2);
    for (const { row } of stored) for (const text of ['palm.example', 'See you']) expect(row).not.toContain(text);
    await room.shop.post(`customers/${invoice.customer_id}/erase`);
    expect((await room.emailsOf(invoice)).map(({ recipient }) => recipient)).toEqual(['[erased]', '[erased]']);
    const draft = await room.shop.draft();
    expect(await room.shop.call('POST', `invoices/${draft.id}/send`, {})).toMatchObject({
      status: 400,
      body: { code: 'invoice_not_finalized', details: { invoice_id: draft.id } },
    });
    expect(
      (await room.shop.call('POST', `invoices/${invoice.id}/send`, { recipients: ['a@b.example\r\nBcc: c'] })).status,
    ).toBe(400);
  },
  LONG,
);

it(
  'what is put off is sent later; what is refused is listed, and sent to the corrected address',
  async () => {
    const invoice = await room.shop.invoice();
    await room.send(invoice, { at: 'data', code: 451 });
    await room.untilTried(invoice);
    await room.hasten();
    await room.until(invoice, 'invoice sent');
    await room.send(invoice, { at: 'rcpt', code: 550 });
    await room.until(invoice, 'invoice sent', 'invoice bounced');
    const row = await room.shop.untilAttention('email_undelivered');
    expect(row).toMatchObject({ invoice_id: invoice.id, actions: ['retry', 'dismiss'] });
    expect(JSON.stringify(row)).not.toContain('@');
    await room.shop.call('PUT', `customers/${invoice.customer_id}`, { email: 'right@palm.example' });
    await room.shop.post(`attention/${row.id}/retry`);
    await room.until(invoice, 'invoice sent', 'invoice bounced', 'invoice sent');
    expect(room.smtp.read.at(-1)?.to).toBe('right@palm.example');
    await eventually('the row to close', async () => (await room.shop.attention()).length === 0, PATIENCE);
  },
  LONG,
);

it(
  'a message that may have been sent is listed and not sent twice, also after a kill in the middle of it',
  async () => {
    const [broken, killed] = [await room.shop.invoice(), await room.shop.invoice()];
    await room.send(broken, 'drop after content');
    await room.until(broken, 'invoice unknown');
    await room.send(killed, 'hang after content');
    await eventually('the content to be read', () => room.smtp.read.length === 2, PATIENCE);
    await room.stage.crash();
    await room.stage.restart();
    await room.until(killed, 'invoice unknown');
    expect(room.smtp.read).toHaveLength(2);
    await room.shop.untilAttention('email_undelivered');
  },
  LONG,
);

it(
  'invoice, receipt and note of a refund have the logo and their PDF file with them, unless that is switched off',
  async () => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>';
    const headers = { 'x-api-key': room.shop.environment.api_key, 'content-type': 'image/svg+xml' };
    await fetch(`${room.stage.remit.url}/api/v1/business-profile/logo`, { method: 'PUT', headers, body: logo });
    await room.shop.call('PUT', 'email-settings', { send_receipts: true });
    const invoice = await room.shop.invoice();
    const preview = await room.shop.post<{ attachment: string | null; html: string }>(
      `invoices/${invoice.id}/send/preview`,
    );
    expect(preview.attachment).toBe(`${invoice.invoice_number}.pdf`);
    expect(preview.html).toMatch(/<img\s+src="data:image\/png;base64,/);
    await room.send(invoice);
    await room.until(invoice, 'invoice sent');
    const { id } = await room.pay(invoice);
    await room.until(invoice, 'invoice sent', 'receipt sent');
    await room.shop.post(`payments/${id}/refund`, { amount: '40.00' });
    await room.until(invoice, 'invoice sent', 'receipt sent', 'refund sent');
    const files = room.smtp.read.map(({ content }) => /filename="?([^"\r\n;]+\.pdf)/.exec(content)?.[1]);
    expect(files).toEqual([`${invoice.invoice_number}.pdf`, `receipt-${id}.pdf`, `receipt-${id}.pdf`]);
    for (const { content } of room.smtp.read) {
      expect(content).toMatch(/^Content-ID: <logo@remit>/im);
      expect(textOf(content)).toMatch(/<img\s+src="cid:logo@remit"/);
      expect(Buffer.from(content.split('application/pdf')[1]?.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toMatch(
        /^%PDF-/,
      );
    }
    expect(textOf(room.smtp.read.at(-1)?.content)).toContain('Refunded: AED 40.00');
    await room.shop.call('PUT', 'email-settings', { attach_pdf: false });
    await room.send(invoice);
    await room.until(invoice, 'invoice sent', 'receipt sent', 'refund sent', 'invoice sent');
    expect(room.smtp.read.at(-1)?.content).not.toContain('application/pdf');
  },
  LONG,
);

it(
  'a receipt waits until its payment is booked, and says what is left then',
  async () => {
    await room.shop.call('PUT', 'email-settings', { send_receipts: true });
    const invoice = await room.shop.invoice();
    await room.stage.untilSettled();
    await room.sql(`alter table ledger_transactions add constraint not_yet check (kind <> 'payment') not valid`);
    await room.pay(invoice, '40.00');
    await eventually(
      'the receipt to be put off',
      () =>
        room.sql<{ last_error: string | null }>(
          `select last_error from event_deliveries where subscriber = 'email-receipt-when-payment-succeeded'`,
        ),
      { ...PATIENCE, until: (rows) => rows.some(({ last_error }) => last_error?.includes('not booked yet')) },
    );
    expect(await room.emailsOf(invoice)).toEqual([]);
    await room.sql('alter table ledger_transactions drop constraint not_yet');
    await room.hasten();
    await room.until(invoice, 'receipt sent');
    expect(textOf(room.smtp.read.at(-1)?.content)).toContain('Still to be paid: AED 60.00');
  },
  LONG,
);

it(
  'what is over is pruned, and what still waits is kept',
  async () => {
    const [over, waits] = [await room.shop.invoice(), await room.shop.invoice()];
    await room.send(over);
    await room.until(over, 'invoice sent');
    await room.send(waits, { at: 'rcpt', code: 450 });
    await room.untilTried(waits);
    const prune = `select removed as count from prune_emails(repeat('Z', 26), 1000)`;
    const [pruned] = await room.sql<{ count: string }>(prune);
    expect(Number(pruned?.count)).toBeGreaterThan(0);
    expect(await room.emailsOf(over)).toEqual([]);
    await room.hasten();
    await room.until(waits, 'invoice sent');
  },
  LONG,
);
