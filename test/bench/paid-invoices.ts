import { Client } from 'pg';

/** Receives a notification at the commit of every paid invoice, from a trigger that only the bench installs. */
export class PaidInvoices {
  private readonly times = new Map<string, number>();
  private waiter: { count: number; resolve: () => void } | undefined;

  private constructor(private readonly client: Client) {}

  static async listen(databaseUrl: string): Promise<PaidInvoices> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`
      create function bench_tell_paid() returns trigger language plpgsql as $$
      begin perform pg_notify('bench_paid', new.tenant_id || ' ' || new.id); return null; end $$`);
    await client.query(`
      create trigger bench_paid after update on invoices for each row
      when (old.payment_status = 'pending' and new.payment_status = 'succeeded') execute function bench_tell_paid()`);
    await client.query('listen bench_paid');
    const paid = new PaidInvoices(client);
    client.on('notification', ({ payload = '' }) => paid.note(payload));
    return paid;
  }

  /** Time at which the invoice was seen as paid, as `performance.now()`. */
  at(tenantId: string, invoiceId: string): number | undefined {
    return this.times.get(`${tenantId} ${invoiceId}`);
  }

  get count(): number {
    return this.times.size;
  }

  /** Resolves when `count` invoices were paid since the start; rejects after `timeoutMs`. */
  async reach(count: number, timeoutMs: number): Promise<void> {
    if (this.times.size >= count) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      this.waiter = { count, resolve };
      timer = setTimeout(
        () => reject(new Error(`Only ${this.times.size} of ${count} invoices were paid after ${timeoutMs} ms`)),
        timeoutMs,
      );
    }).finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    await this.client.end();
  }

  private note(key: string): void {
    this.times.set(key, performance.now());
    if (this.waiter && this.times.size >= this.waiter.count) this.waiter.resolve();
  }
}
