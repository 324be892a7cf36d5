import { ask } from '../support/ask';
import { textOf, useMailRoom } from '../support/mail-room';
import type { InvoiceAnswer } from '../support/remit-answers';
import { LONG } from '../support/stage';

interface EmailSettings {
  readonly from: string | null;
}

const room = useMailRoom();

it(
  'invoices, receipts and reminders go out by themselves where that is switched on, and reminders can be ended',
  async () => {
    const settings = { send_invoices: true, send_receipts: true, reminder_days: [0], quiet_from: 24, quiet_until: 0 };
    const { from } = (await room.shop.call<EmailSettings>('PUT', 'email-settings', settings)).body;
    expect(from).toBe('billing@remit.example');
    const unset = await room.shop.call('PUT', 'email-settings', { quiet_until: null, reply_to: null });
    expect(unset).toMatchObject({ status: 200, body: { quiet_until: 9, reply_to: null } });
    await room.shop.call('PUT', 'email-settings', { quiet_until: 0 });
    const today = new Date().toISOString();
    const { id } = await room.shop.draft();
    await room.shop.call('PUT', `invoices/${id}`, { due_date: today });
    const invoice = await room.shop.post<InvoiceAnswer>(`invoices/${id}/finalize`);
    await room.until(invoice, 'invoice sent');
    await room.stage.untilSettled();
    expect((await room.emailsOf(invoice)).map(({ kind }) => kind)).toEqual(['invoice']);
    expect(textOf(room.smtp.read[0]?.content)).toContain('It is due today.');
    await room.age(invoice);
    await room.shop.call('PUT', 'email-settings', { reminder_days: [0, 30] });
    await room.until(invoice, 'invoice sent', 'reminder sent');
    const reminder = room.smtp.read
      .map(({ content }) => textOf(content))
      .find((text) => text.includes('List-Unsubscribe'));
    expect(reminder).toMatch(/^List-Unsubscribe: </m);
    expect(reminder).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    await room.hasten();
    await room.pay(invoice);
    await room.until(invoice, 'invoice sent', 'reminder sent', 'receipt sent');
    expect(textOf(room.smtp.read.at(-1)?.content)).toContain('Received: AED 100.00');

    const [url = ''] = /http[^\s>]+unsubscribe[^\s>]+/.exec(reminder?.replaceAll(/\r\n /g, '') ?? '') ?? [];
    expect((await ask('GET', url)).body).toContain('Stop the reminders');
    const pressed = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await ask('POST', url, pressed)).body).toContain('You get no more reminders');
    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(url, oneClick)).status).toBe(200);
    expect((await ask('GET', `${url.slice(0, -3)}AAA`)).status).toBe(404);
    const customer_id = invoice.customer_id;
    const line_items = [{ display_name: 'Day', quantity: '1', amount: '5.00' }];
    const next = await room.shop.post<InvoiceAnswer>('invoices', {
      customer_id,
      currency: 'AED',
      line_items,
      due_date: today,
    });
    await room.shop.post(`invoices/${next.id}/finalize`);
    await room.until(next, 'invoice sent');
    await room.age(next);
    await room.shop.call('PUT', 'email-settings', { reminder_days: [0] });
    await room.stage.untilSettled();
    expect((await room.emailsOf(next)).map(({ kind }) => kind)).toEqual(['invoice']);
  },
  LONG,
);

it(
  'a reminder moves with the due date, and one that waits is not sent once its invoice is paid, disputed or void',
  async () => {
    await room.shop.call('PUT', 'email-settings', { reminder_days: [0], quiet_from: 24, quiet_until: 0 });
    const waiting = async (): Promise<InvoiceAnswer> => {
      const invoice = await room.shop.invoice();
      await room.stage.untilSettled();
      expect(await room.emailsOf(invoice)).toEqual([]);
      room.smtp.fates = [{ at: 'rcpt', code: 450 }];
      await room.age(invoice);
      await room.shop.call('PUT', `invoices/${invoice.id}`, { due_date: new Date().toISOString() });
      await room.untilTried(invoice);
      return invoice;
    };
    const [paid, disputed, voided, open] = [await waiting(), await waiting(), await waiting(), await waiting()];
    await room.pay(paid);
    const { id } = await room.pay(disputed, '60.00');
    await room.sql('update payments set disputed = true where id = $1', id);
    await room.shop.post(`invoices/${voided.id}/void`);
    await room.stage.untilSettled();
    await room.hasten();
    await room.until(open, 'reminder sent');
    for (const invoice of [paid, disputed, voided]) await room.until(invoice, 'reminder cancelled');
    expect(room.smtp.read).toHaveLength(1);
  },
  LONG,
);
