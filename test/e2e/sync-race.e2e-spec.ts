import { startRemit, type RemitProcess } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const REQUESTS = 10;

interface Objects {
  live_links_by_title: Record<string, number>;
  live_invoices_by_number: Record<string, number>;
}

let database: TestDatabase;
let processes: RemitProcess[];
let nomodUrl: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const sandbox = await startSandboxProcess();
  nomodUrl = sandbox.url;
  processes = await Promise.all([1, 2].map(() => startRemit({ databaseUrl: database.url, nomodUrl })));
  stop = async () => {
    await Promise.all(processes.map((remit) => remit.stop()));
    await sandbox.stop();
  };
}, 120_000);

afterAll(async () => {
  await stop();
  await database.drop();
});

it.each([
  { outbound: false, kind: 'a link', links: 1, invoices: 0 },
  { outbound: true, kind: "the invoice's own URL", links: 0, invoices: 1 },
])(
  'ten requests for the same invoice at once, on two processes: all get $kind, and it is one',
  async ({ outbound, links, invoices }) => {
    const tenant = await TenantClient.create(processes[0] as RemitProcess);
    const nomodKey = `sk_test_race_${outbound}`;
    await tenant.post('/connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: nomodKey,
      sync_config: { invoice: { outbound } },
      status: 'published',
    });
    const invoiceId = await tenant.finalizedInvoice();
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, (_, index) =>
        ask(processes[index % processes.length] as RemitProcess, tenant.key, invoiceId),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(REQUESTS - 1).fill(200), 201]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(new Set(answers.map(({ payment_url }) => payment_url)).size).toBe(1);
    expect(answers[0]?.payment_url).toMatch(/^http/);

    const objects = (await (await fetch(`${nomodUrl}/_sandbox/accounts/${nomodKey}/objects`)).json()) as Objects;
    expect(Object.values(objects.live_links_by_title)).toEqual(Array<number>(links).fill(1));
    expect(Object.values(objects.live_invoices_by_number)).toEqual(Array<number>(invoices).fill(1));
  },
  60_000,
);

async function ask({ url }: RemitProcess, key: string, invoiceId: string) {
  const answer = await fetch(`${url}/api/v1/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'USD',
    }),
  });
  const { id, payment_url } = (await answer.json()) as { id: string; payment_url: string };
  return { status: answer.status, id, payment_url };
}
