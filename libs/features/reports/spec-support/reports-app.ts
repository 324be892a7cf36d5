import { BusinessProfileModule } from '@remit/business-profile';
import { CustomersModule } from '@remit/customers';
import type { Scope } from '@remit/database';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { Client } from 'pg';
import { FeatureApp } from '../../../../test/support/feature-app';
import { eventually } from '../../../../test/support/probe';
import { ReportsModule } from '../reports.module';

type Body = Record<string, unknown>;

/** A business that bills and is paid, and its reports. */
export class ReportingBusiness {
  constructor(
    private readonly app: FeatureApp,
    readonly scope: Scope,
    private readonly key: string,
  ) {}

  async get<T = Body>(path: string, status = 200): Promise<T> {
    const answer = await this.app.call('get', path, { key: this.key });
    expect({ path, status: answer.status, body: status === 200 ? {} : answer.body }).toMatchObject({ path, status });
    return answer.body as T;
  }

  async raw(path: string): Promise<{ status: number; type: string; body: Buffer; name: string }> {
    const answer = await fetch(`${this.app.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${this.key}` } });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      name: answer.headers.get('content-disposition') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  async send(method: 'post' | 'put', path: string, body: object): Promise<Body> {
    const answer = await this.app.call(method, path, { key: this.key, body });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body as Body;
  }

  async customer(name: string): Promise<string> {
    return String((await this.send('post', 'customers', { external_id: name, name })).id);
  }

  /** Id of a finalized invoice. */
  async invoice(customerId: string, amount: string, { currency = 'AED', dueDate }: InvoiceFacts = {}): Promise<string> {
    const line_items = [{ display_name: 'Work', quantity: '1', amount }];
    const due = dueDate === undefined ? {} : { due_date: dueDate, issue_date: dueDate };
    const draft = { customer_id: customerId, currency, line_items, ...due };
    const { id } = await this.send('post', 'invoices', draft);
    await this.send('post', `invoices/${String(id)}/finalize`, {});
    return String(id);
  }

  /** Records money received outside Nomod, and waits until it is booked. */
  async pay(invoiceId: string, amount: string, { currency = 'AED', ...more }: PaidFacts = {}): Promise<string> {
    const destination = { destination_type: 'invoice', destination_id: invoiceId };
    const { id } = await this.send('post', 'payments', {
      ...destination,
      payment_method_type: 'offline',
      amount,
      currency,
      ...more,
    });
    await this.booked(`payment:${String(id)}`);
    return String(id);
  }

  async refund(paymentId: string, amount: string): Promise<void> {
    await this.send('post', `payments/${paymentId}/refund`, { amount });
    await this.booked(`refund:${paymentId}:%`);
  }

  /** Takes back a payment that was recorded by hand. */
  async reverse(paymentId: string): Promise<void> {
    await this.send('post', `payments/${paymentId}/void`, { reason: 'Typed for the wrong invoice' });
    await this.booked(`reversal:${paymentId}`);
  }

  /** Moves bookings of an invoice, and the invoice itself, to another time. */
  async move(invoiceId: string, kind: 'invoice_finalized' | 'payment' | 'refund', at: Date): Promise<void> {
    await this.sql('update ledger_transactions set occurred_at = $2 where invoice_id = $1 and kind = $3', [
      invoiceId,
      at,
      kind,
    ]);
    const column = { invoice_finalized: 'finalized_at', payment: 'paid_at', refund: undefined }[kind];
    if (column === undefined) return;
    await this.sql(`update invoices set ${column} = $2 where id = $1 and ${column} is not null`, [invoiceId, at]);
  }

  /** As the owner of the database. */
  async sql<Row>(text: string, parameters: unknown[]): Promise<Row[]> {
    const client = new Client({ connectionString: this.app.testDatabase.url });
    await client.connect();
    try {
      return (await client.query(text, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  private async booked(sourceKey: string): Promise<void> {
    const found = () => this.sql('select 1 from ledger_transactions where source_key like $1', [sourceKey]);
    await eventually(`${sourceKey} is booked`, found, { until: (rows) => rows.length > 0 });
  }
}

interface InvoiceFacts {
  readonly currency?: string;
  readonly dueDate?: string;
}

interface PaidFacts {
  readonly currency?: string;
  readonly received_on?: string;
}

/** Starts one app for all tests of a file. Each business has its own tenant. */
export function useReportsApp() {
  let app: FeatureApp;
  beforeAll(async () => {
    app = await FeatureApp.start({
      modules: [BusinessProfileModule, CustomersModule, InvoicesModule, PaymentsModule, ReportsModule],
    });
  }, 60_000);
  afterAll(() => app.stop());
  return async (timeZone = 'Asia/Dubai'): Promise<ReportingBusiness> => {
    const { id, sandbox } = await app.newTenant();
    const business = new ReportingBusiness(app, { tenantId: id, environmentId: sandbox.id }, sandbox.key);
    await business.send('put', 'business-profile', { time_zone: timeZone });
    return business;
  };
}
