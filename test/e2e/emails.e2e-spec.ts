import { ask } from '../support/ask';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import type { InvoiceAnswer } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { type MailFate, TestSmtpServer } from '../support/smtp-server';
import { LONG, Stage } from '../support/stage';

interface EmailAnswer {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly recipient: string;
  readonly attempts: number;
}

interface EmailSettings {
  readonly from: string | null;
}

let smtp: TestSmtpServer;
let stage: Stage;
let shop: Shop;

beforeAll(async () => {
  smtp = await TestSmtpServer.start();
  stage = new Stage({ env: { SMTP_URL: smtp.url, SMTP_FROM: 'billing@remit.example' } });
  await stage.setUp();
}, 120_000);
afterAll(async () => {
  await stage.tearDown();
  await smtp.stop();
}, 60_000);
beforeEach(async () => {
  smtp.read.length = 0;
  smtp.fates = [];
  shop = await stage.newShop();
});

const emailsOf = async ({ id }: { id: string }) =>
  (await shop.get<{ items: EmailAnswer[] }>(`invoices/${id}/emails`)).items;
const until = (invoice: InvoiceAnswer, ...wanted: string[]) =>
  eventually(`the e-mails to be ${wanted.join(', ')}`, () => emailsOf(invoice), {
    ...PATIENCE,
    until: (emails) => emails.map(({ kind, status }) => `${kind} ${status}`).join() === wanted.join(),
  });
const send = (invoice: InvoiceAnswer, ...fates: MailFate[]) => {
  smtp.fates = fates;
  return shop.post<{ items: EmailAnswer[] }>(`invoices/${invoice.id}/send`);
};
/** All of it was received, outside Nomod. */
const pay = (invoice: InvoiceAnswer, amount = invoice.amount_remaining) =>
  shop.post<{ id: string }>('payments', {
    ...shop.linkRequest(invoice, { amount }),
    payment_method_type: 'offline',
    payment_gateway: undefined,
  });
/** What waits for another attempt, or for its day, is due. */
const hasten = () =>
  onDatabase(stage.databaseUrl, (sql) =>
    sql.query(`update event_deliveries set due_at = now() where status = 'pending' and leased_by is null
      and (lane = 'email' or subscriber = 'remind-payer-when-reminder-planned')`),
  );
/** As if an invoice had been finalized, and its e-mails queued, two days ago. */
const twoDaysLater = ({ id }: { id: string }) =>
  onDatabase(stage.databaseUrl, async (sql) => {
    const before = `now() - interval '2 days'`;
    await sql.query(`update invoices set finalized_at = ${before}, issue_date = current_date - 9 where id = $1`, [id]);
    await sql.query(`update emails set created_at = ${before} where invoice_id = $1`, [id]);
  });
const textOf = (content = '') => content.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=');

it(
  'an invoice is sent once for each request, and its timeline says so',
  async () => {
    const invoice = await shop.invoice({ amount: '1250.50' });
    const headers = { 'idempotency-key': 'send-1' };
    const body = {
      recipients: ['boss@palm.example', 'books@palm.example', 'Boss@Palm.example'],
      note: 'See you <soon>',
    };
    const first = await shop.call<{ items: EmailAnswer[] }>('POST', `invoices/${invoice.id}/send`, body, headers);
    expect((await shop.call('POST', `invoices/${invoice.id}/send`, body, headers)).body).toEqual(first.body);
    await until(invoice, 'invoice sent', 'invoice sent');
    expect(smtp.read.map(({ to }) => to).sort()).toEqual(['books@palm.example', 'boss@palm.example']);
    const text = textOf(smtp.read[0]?.content);
    for (const part of ['AED 1,250.50', 'See you <soon>', 'See you &lt;soon&gt;', `/i/`]) expect(text).toContain(part);
    expect(await shop.happened(invoice.id, 'email.finished')).toBe(2);
    await pay(invoice);
    await shop.untilInvoice(invoice.id, 'succeeded');
    const stored = await onDatabase(stage.databaseUrl, (sql) =>
      sql.query<{ row: string }>('select to_jsonb(e)::text as row from emails e where invoice_id = $1', [invoice.id]),
    );
    expect(stored.rows).toHaveLength(2);
    for (const { row } of stored.rows) for (const text of ['palm.example', 'See you']) expect(row).not.toContain(text);
    await shop.post(`customers/${invoice.customer_id}/erase`);
    expect((await emailsOf(invoice)).map(({ recipient }) => recipient)).toEqual(['[erased]', '[erased]']);
    const draft = await shop.draft();
    expect(await shop.call('POST', `invoices/${draft.id}/send`, {})).toMatchObject({
      status: 400,
      body: { code: 'invoice_not_finalized', details: { invoice_id: draft.id } },
    });
    expect(
      (await shop.call('POST', `invoices/${invoice.id}/send`, { recipients: ['a@b.example\r\nBcc: c'] })).status,
    ).toBe(400);
  },
  LONG,
);

it(
  'what is put off is sent later; what is refused is listed, and sent to the corrected address',
  async () => {
    const invoice = await shop.invoice();
    await send(invoice, { at: 'data', code: 451 });
    await eventually('one attempt', () => emailsOf(invoice), {
      ...PATIENCE,
      until: ([email]) => email?.attempts === 1,
    });
    await hasten();
    await until(invoice, 'invoice sent');
    await send(invoice, { at: 'rcpt', code: 550 });
    await until(invoice, 'invoice sent', 'invoice bounced');
    const row = await shop.untilAttention('email_undelivered');
    expect(row).toMatchObject({ invoice_id: invoice.id, actions: ['retry', 'dismiss'] });
    expect(JSON.stringify(row)).not.toContain('@');
    await shop.call('PUT', `customers/${invoice.customer_id}`, { email: 'right@palm.example' });
    await shop.post(`attention/${row.id}/retry`);
    await until(invoice, 'invoice sent', 'invoice bounced', 'invoice sent');
    expect(smtp.read.at(-1)?.to).toBe('right@palm.example');
    await eventually('the row to close', async () => (await shop.attention()).length === 0, PATIENCE);
  },
  LONG,
);

it(
  'a message that may have been sent is listed and not sent twice, also after a kill in the middle of it',
  async () => {
    const [broken, killed] = [await shop.invoice(), await shop.invoice()];
    await send(broken, 'drop after content');
    await until(broken, 'invoice unknown');
    await send(killed, 'hang after content');
    await eventually('the content to be read', () => smtp.read.length === 2, PATIENCE);
    await stage.crash();
    await stage.restart();
    await until(killed, 'invoice unknown');
    expect(smtp.read).toHaveLength(2);
    await shop.untilAttention('email_undelivered');
  },
  LONG,
);

it(
  'invoices, receipts and reminders go out by themselves where that is switched on, and reminders can be ended',
  async () => {
    const settings = { send_invoices: true, send_receipts: true, reminder_days: [0], quiet_from: 24, quiet_until: 0 };
    const { from } = (await shop.call<EmailSettings>('PUT', 'email-settings', settings)).body;
    expect(from).toBe('billing@remit.example');
    const unset = await shop.call('PUT', 'email-settings', { quiet_until: null, reply_to: null });
    expect(unset).toMatchObject({ status: 200, body: { quiet_until: 9, reply_to: null } });
    await shop.call('PUT', 'email-settings', { quiet_until: 0 });
    const today = new Date().toISOString();
    const { id } = await shop.draft();
    await shop.call('PUT', `invoices/${id}`, { due_date: today });
    const invoice = await shop.post<InvoiceAnswer>(`invoices/${id}/finalize`);
    await until(invoice, 'invoice sent');
    await stage.untilSettled();
    expect((await emailsOf(invoice)).map(({ kind }) => kind)).toEqual(['invoice']);
    expect(textOf(smtp.read[0]?.content)).toContain('It is due today.');
    await twoDaysLater(invoice);
    await shop.call('PUT', 'email-settings', { reminder_days: [0, 30] });
    await until(invoice, 'invoice sent', 'reminder sent');
    const reminder = smtp.read.map(({ content }) => textOf(content)).find((text) => text.includes('List-Unsubscribe'));
    expect(reminder).toMatch(/^List-Unsubscribe: </m);
    expect(reminder).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    await hasten();
    await pay(invoice);
    await until(invoice, 'invoice sent', 'reminder sent', 'receipt sent');
    expect(textOf(smtp.read.at(-1)?.content)).toContain('Received: AED 100.00');

    const [url = ''] = /http[^\s>]+unsubscribe[^\s>]+/.exec(reminder?.replaceAll(/\r\n /g, '') ?? '') ?? [];
    expect((await ask('GET', url)).body).toContain('Stop the reminders');
    const pressed = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await ask('POST', url, pressed)).body).toContain('You get no more reminders');
    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(url, oneClick)).status).toBe(200);
    expect((await ask('GET', `${url.slice(0, -3)}AAA`)).status).toBe(404);
    const customer_id = invoice.customer_id;
    const line_items = [{ display_name: 'Day', quantity: '1', amount: '5.00' }];
    const next = await shop.post<InvoiceAnswer>('invoices', {
      customer_id,
      currency: 'AED',
      line_items,
      due_date: today,
    });
    await shop.post(`invoices/${next.id}/finalize`);
    await until(next, 'invoice sent');
    await twoDaysLater(next);
    await shop.call('PUT', 'email-settings', { reminder_days: [0] });
    await stage.untilSettled();
    expect((await emailsOf(next)).map(({ kind }) => kind)).toEqual(['invoice']);
  },
  LONG,
);

it(
  'invoice, receipt and note of a refund have the logo and their PDF file with them, unless that is switched off',
  async () => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>';
    const headers = { 'x-api-key': shop.environment.api_key, 'content-type': 'image/svg+xml' };
    await fetch(`${stage.remit.url}/api/v1/business-profile/logo`, { method: 'PUT', headers, body: logo });
    await shop.call('PUT', 'email-settings', { send_receipts: true });
    const invoice = await shop.invoice();
    const preview = await shop.post<{ attachment: string | null; html: string }>(`invoices/${invoice.id}/send/preview`);
    expect(preview.attachment).toBe(`${invoice.invoice_number}.pdf`);
    expect(preview.html).toMatch(/<img\s+src="data:image\/png;base64,/);
    await send(invoice);
    await until(invoice, 'invoice sent');
    const { id } = await pay(invoice);
    await until(invoice, 'invoice sent', 'receipt sent');
    await shop.post(`payments/${id}/refund`, { amount: '40.00' });
    await until(invoice, 'invoice sent', 'receipt sent', 'refund sent');
    const files = smtp.read.map(({ content }) => /filename="?([^"\r\n;]+\.pdf)/.exec(content)?.[1]);
    expect(files).toEqual([`${invoice.invoice_number}.pdf`, `receipt-${id}.pdf`, `receipt-${id}.pdf`]);
    for (const { content } of smtp.read) {
      expect(content).toMatch(/^Content-ID: <logo@remit>/im);
      expect(textOf(content)).toMatch(/<img\s+src="cid:logo@remit"/);
      expect(Buffer.from(content.split('application/pdf')[1]?.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toMatch(
        /^%PDF-/,
      );
    }
    expect(textOf(smtp.read.at(-1)?.content)).toContain('Refunded: AED 40.00');
    await shop.call('PUT', 'email-settings', { attach_pdf: false });
    await send(invoice);
    await until(invoice, 'invoice sent', 'receipt sent', 'refund sent', 'invoice sent');
    expect(smtp.read.at(-1)?.content).not.toContain('application/pdf');
  },
  LONG,
);

it(
  'a receipt waits until its payment is booked, and says what is left then',
  async () => {
    await shop.call('PUT', 'email-settings', { send_receipts: true });
    const invoice = await shop.invoice();
    await stage.untilSettled();
    const ask = (statement: string, ...values: unknown[]) =>
      onDatabase(stage.databaseUrl, (sql) => sql.query<{ last_error: string | null }>(statement, values));
    await ask(`alter table ledger_transactions add constraint not_yet check (kind <> 'payment') not valid`);
    await pay(invoice, '40.00');
    await eventually(
      'the receipt to be put off',
      () => ask(`select last_error from event_deliveries where subscriber = 'email-receipt-when-payment-succeeded'`),
      { ...PATIENCE, until: ({ rows }) => rows.some(({ last_error }) => last_error?.includes('not booked yet')) },
    );
    expect(await emailsOf(invoice)).toEqual([]);
    await ask('alter table ledger_transactions drop constraint not_yet');
    await ask(`update event_deliveries set due_at = now() where status = 'pending' and leased_by is null and attempts > 0`);
    await until(invoice, 'receipt sent');
    expect(textOf(smtp.read.at(-1)?.content)).toContain('Still to be paid: AED 60.00');
  },
  LONG,
);

it(
  'a reminder moves with the due date, and one that waits is not sent once its invoice is paid, disputed or void',
  async () => {
    await shop.call('PUT', 'email-settings', { reminder_days: [0], quiet_from: 24, quiet_until: 0 });
    const waiting = async (): Promise<InvoiceAnswer> => {
      const invoice = await shop.invoice();
      await stage.untilSettled();
      expect(await emailsOf(invoice)).toEqual([]);
      smtp.fates = [{ at: 'rcpt', code: 450 }];
      await twoDaysLater(invoice);
      await shop.call('PUT', `invoices/${invoice.id}`, { due_date: new Date().toISOString() });
      await eventually('one attempt', () => emailsOf(invoice), {
        ...PATIENCE,
        until: ([email]) => email?.attempts === 1,
      });
      return invoice;
    };
    const [paid, disputed, voided, open] = [await waiting(), await waiting(), await waiting(), await waiting()];
    await pay(paid);
    const { id } = await pay(disputed, '60.00');
    await onDatabase(stage.databaseUrl, (sql) => sql.query('update payments set disputed = true where id = $1', [id]));
    await shop.post(`invoices/${voided.id}/void`);
    await stage.untilSettled();
    await hasten();
    await until(open, 'reminder sent');
    for (const invoice of [paid, disputed, voided]) await until(invoice, 'reminder cancelled');
    expect(smtp.read).toHaveLength(1);
  },
  LONG,
);

it(
  'what is over is pruned, and what still waits is kept',
  async () => {
    const [over, waits] = [await shop.invoice(), await shop.invoice()];
    await send(over);
    await until(over, 'invoice sent');
    await send(waits, { at: 'rcpt', code: 450 });
    await eventually('one attempt', () => emailsOf(waits), { ...PATIENCE, until: ([email]) => email?.attempts === 1 });
    const pruned = await onDatabase(stage.databaseUrl, (sql) =>
      sql.query<{ count: string }>(`select removed as count from prune_emails(repeat('Z', 26), 1000)`),
    );
    expect(Number(pruned.rows[0]?.count)).toBeGreaterThan(0);
    expect(await emailsOf(over)).toEqual([]);
    await hasten();
    await until(waits, 'invoice sent');
  },
  LONG,
);
