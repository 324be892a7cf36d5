import { onDatabase } from './on-database';
import { eventually } from './probe';
import type { InvoiceAnswer } from './remit-answers';
import { PATIENCE, type Shop } from './shop';
import { type MailFate, TestSmtpServer } from './smtp-server';
import { Stage } from './stage';

export interface EmailAnswer {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly recipient: string;
  readonly attempts: number;
}

/** A stage with a mail server, and a new shop for each test. */
export class MailRoom {
  smtp: TestSmtpServer;
  stage: Stage;
  shop: Shop;

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  async setUp(): Promise<void> {
    this.smtp = await TestSmtpServer.start();
    this.stage = new Stage({ env: { SMTP_URL: this.smtp.url, SMTP_FROM: 'billing@remit.example', ...this.env } });
    await this.stage.setUp();
  }

  async tearDown(): Promise<void> {
    await this.stage.tearDown();
    await this.smtp.stop();
  }

  async renew(): Promise<void> {
    this.smtp.read.length = 0;
    this.smtp.fates = [];
    this.shop = await this.stage.newShop();
  }

  async emailsOf({ id }: { id: string }): Promise<EmailAnswer[]> {
    return (await this.shop.get<{ items: EmailAnswer[] }>(`invoices/${id}/emails`)).items;
  }

  async until(invoice: InvoiceAnswer, ...wanted: string[]): Promise<EmailAnswer[]> {
    return eventually(`the e-mails to be ${wanted.join(', ')}`, () => this.emailsOf(invoice), {
      ...PATIENCE,
      until: (emails) => emails.map(({ kind, status }) => `${kind} ${status}`).join() === wanted.join(),
    });
  }

  async untilTried(invoice: InvoiceAnswer): Promise<void> {
    await eventually('one attempt', () => this.emailsOf(invoice), {
      ...PATIENCE,
      until: ([email]) => email?.attempts === 1,
    });
  }

  async send(invoice: InvoiceAnswer, ...fates: MailFate[]): Promise<void> {
    this.smtp.fates = fates;
    await this.shop.post(`invoices/${invoice.id}/send`);
  }

  /** The amount was received outside Nomod; default: all of it. */
  async pay(invoice: InvoiceAnswer, amount = invoice.amount_remaining): Promise<{ id: string }> {
    return this.shop.post<{ id: string }>('payments', {
      ...this.shop.linkRequest(invoice, { amount }),
      payment_method_type: 'offline',
      payment_gateway: undefined,
    });
  }

  async sql<Row extends object>(statement: string, ...values: unknown[]): Promise<Row[]> {
    return (await onDatabase(this.stage.databaseUrl, (sql) => sql.query<Row>(statement, values))).rows;
  }

  /** Whatever waits for another attempt or for its day is due. */
  async hasten(): Promise<void> {
    await this.sql(`update event_deliveries set due_at = now() where status = 'pending' and leased_by is null
      and (lane = 'email' or attempts > 0 or subscriber = 'remind-payer-when-reminder-planned')`);
  }

  /** As if an invoice had been finalized, and its e-mails queued, two days ago. */
  async age({ id }: { id: string }): Promise<void> {
    const before = `now() - interval '2 days'`;
    await this.sql(`update invoices set finalized_at = ${before}, issue_date = current_date - 9 where id = $1`, id);
    await this.sql(`update emails set created_at = ${before} where invoice_id = $1`, id);
  }
}

/** @param env more settings of the server */
export function useMailRoom(env: Readonly<Record<string, string>> = {}): MailRoom {
  const room = new MailRoom(env);
  beforeAll(() => room.setUp(), 120_000);
  afterAll(() => room.tearDown(), 60_000);
  beforeEach(() => room.renew());
  return room;
}

/** The text of a message, without the line breaks of its encoding. */
export const textOf = (content = ''): string => content.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=');
