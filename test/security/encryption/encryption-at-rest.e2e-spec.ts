import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { sealedTables } from '../../../apps/api/encryption/sealed-columns';
import { eventually } from '../../support/probe';
import { startRemit } from '../../support/remit-process';
import { ask } from '../support/ask';
import { filesOfDatabase } from './files-of-database';
import { gatewayKeyOf, type Holdings, signed, type TestEnvironment, World } from '../support/world';

jest.setTimeout(180_000);

const run = promisify(execFile);
const keyOf = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const OLD = `old:${keyOf('o')}`;
const NEW = `new:${keyOf('n')}`;

/** PostgreSQL makes some of its files anew while it runs. */
function unlessGone(error: NodeJS.ErrnoException): Buffer {
  if (error.code !== 'ENOENT') throw error;
  return Buffer.alloc(0);
}

describe('what is stored', () => {
  let world: World;
  let who: TestEnvironment;
  let holds: Holdings;
  let sql: Client;

  beforeAll(async () => {
    // Nothing listens on this port, so the e-mail stays queued.
    const mail = { SMTP_URL: 'smtp://127.0.0.1:1', SMTP_FROM: 'billing@remit.example' };
    world = await World.start({ ENCRYPTION_KEYS: OLD, LOG_LEVEL: 'trace', ...mail });
    who = (await world.newTenant('Acme')).sandbox;
    holds = await world.furnish(who);
    sql = new Client({ connectionString: world.database.url });
    await sql.connect();
    await useEverySecret();
  });
  afterAll(async () => {
    await sql.end();
    await world.stop();
  });

  /**
   * Makes a synced invoice, a rotated secret, a stored answer of an Idempotency-Key, and an event with a payer's
   * data.
   */
  async function useEverySecret(): Promise<void> {
    await world.call(who, 'put', `connections/${holds.connection}`, { sync_config: { invoice: { outbound: true } } });
    await world.call(who, 'post', `connections/${holds.draftConnection}/webhook-secret/rotate`, {});
    await ask(world.remit.url, {
      method: 'post',
      path: '/api/v1/customers',
      key: who.key,
      headers: { 'idempotency-key': 'at-rest' },
      body: { external_id: 'other', name: 'Kept answer', email: `${who.canary}@kept.example` },
    });
    await world.call(who, 'post', `invoices/${holds.draft}/finalize`, {});
    await eventually('the invoice to be synced', async () => {
      const { metadata } = await world.call<{ metadata: Record<string, string> }>(
        who,
        'get',
        `invoices/${holds.draft}`,
      );
      return metadata.nomod_invoice_url;
    });
    await world.call(who, 'post', `invoices/${holds.draft}/send`, {
      recipients: [`${who.canary}@mailed.example`],
      note: `Only for ${who.canary}`,
    });
    const body = JSON.stringify({
      type: 'charge.completed',
      data: { id: 'c-1', customer: `${who.canary}@payer.example` },
    });
    await world.postEvent(who, { 'x-api-key': `relay-${who.canary}` }, body);
  }

  async function dump(): Promise<string> {
    const { rows } = await sql.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const tables = await Promise.all(
      rows.map(async ({ name }) => {
        const { rows: lines } = await sql.query<{ line: string }>(`select to_jsonb(t)::text as line from ${name} t`);
        return lines.map(({ line }) => `${name} ${line}`).join('\n');
      }),
    );
    return tables.join('\n');
  }

  const spellings = (text: string): string[] => {
    const bytes = Buffer.from(text);
    const shifted = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(4, -4),
    );
    const escaped = [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
    return [
      text,
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      encodeURIComponent(text),
      escaped,
      ...shifted,
    ];
  };

  it('and must stay secret is readable in no spelling, neither in the database nor in the log', async () => {
    const { payment_url: link } = await world.call<{ payment_url: string }>(who, 'get', `payments/${holds.payment}`);
    const { metadata } = await world.call<{ metadata: Record<string, string> }>(who, 'get', `invoices/${holds.draft}`);
    const secrets = {
      gatewayKey: gatewayKeyOf(who),
      relaySecret: `relay-${who.canary}`,
      nativeSecret: Buffer.from(`native-${who.canary}`).toString('base64'),
      paymentUrl: link,
      invoiceUrl: metadata.nomod_invoice_url ?? '',
      email: `${who.canary}@example.com`,
      street: `${who.canary} street`,
      keptAnswer: `${who.canary}@kept.example`,
      payer: `${who.canary}@payer.example`,
      recipient: `${who.canary}@mailed.example`,
      note: `Only for ${who.canary}`,
      body: `not json ${who.canary}`,
      returnUrl: `https://example.com/${who.canary}`,
      apiKey: who.key,
    };
    const stored = await dump();
    const log = world.remit.output();
    const seen = Object.entries(secrets).flatMap(([name, text]) =>
      spellings(text).flatMap((spelling) => [
        ...(stored.includes(spelling) ? [`${name} is in the database`] : []),
        ...(log.includes(spelling) ? [`${name} is in the log`] : []),
      ]),
    );
    process.stdout.write(`${Object.keys(secrets).length} secrets sought in ${stored.length + log.length} characters\n`);
    expect(seen).toEqual([]);
    expect(stored).toContain(`Customer ${who.canary}`);
  });

  it('is not in the files of the database or in its log of changes either', async () => {
    const { canary } = who;
    const secrets = [gatewayKeyOf(who), `relay-${canary}`, `${canary}@example.com`, `${canary}@payer.example`, who.key];
    const sought = secrets.flatMap(spellings).map((spelling) => Buffer.from(spelling));
    let [bytes, isSearched] = [0, false];
    for (const file of await filesOfDatabase(sql)) {
      const content = await readFile(file).catch(unlessGone);
      bytes += content.length;
      isSearched ||= content.includes(`Customer ${canary}`);
      for (const spelling of sought) expect(content.includes(spelling)).toBe(false);
    }
    process.stdout.write(
      `${sought.length} spellings of secrets sought in ${Math.round(bytes / 1024 / 1024)} MiB of files\n`,
    );
    expect(isSearched).toBe(true);
  });

  it('and is encrypted is listed where keys are rotated', async () => {
    const listed = sealedTables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
    const { rows } = await sql.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
       where table_schema = 'public' and data_type = 'text' group by 1`,
    );
    for (const { name, columns } of rows) {
      for (const column of columns) {
        const { rowCount } = await sql.query(`select 1 from ${name} where starts_with(${column}, 'v1.old.') limit 1`);
        if (rowCount && name !== 'encryption_keys') expect(listed).toContain(`${name}.${column}`);
      }
    }
  });

  it('and was altered or moved is refused, not guessed', async () => {
    const read = () =>
      ask(world.remit.url, { method: 'get', path: `/api/v1/customers/${holds.customer}`, key: who.key });
    const { rows } = await sql.query<{ own: string; other: string }>(
      `select a.contact_data as own, b.contact_data as other from customers a join customers b on b.id <> a.id where a.id = $1`,
      [holds.customer],
    );
    const [{ own, other } = { own: '', other: '' }] = rows;
    for (const planted of [other, `${own.slice(0, -2)}AA`, own.replace('v1.old.', 'v1.new.')]) {
      await sql.query('update customers set contact_data = $2 where id = $1', [holds.customer, planted]);
      const { status, text } = await read();
      expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
        status: 500,
        code: 'internal_error',
      });
    }
    await sql.query('update customers set contact_data = $2 where id = $1', [holds.customer, own]);
    expect((await read()).status).toBe(200);
  });

  it('is refused to a server with other keys, in clear words', async () => {
    for (const [keys, words] of [
      [`old:${keyOf('x')}`, 'is not the key that encrypted this database'],
      [NEW, 'which ENCRYPTION_KEYS does not have'],
    ] as const) {
      const start = startRemit({
        databaseUrl: world.database.url,
        nomodUrl: world.sandbox.url,
        env: { ENCRYPTION_KEYS: keys },
      });
      await expect(start).rejects.toThrow(words);
    }
  });

  it('is re-encrypted with a new key while the server is used, and nothing is lost', async () => {
    await world.remit.stop();
    const both = {
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: { ENCRYPTION_KEYS: `${NEW},${OLD}` },
    };
    const used = await startRemit(both);
    let busy = true;
    const changes = (async () => {
      for (let count = 0; busy; count += 1) {
        const { status } = await ask(used.url, {
          method: 'put',
          path: `/api/v1/customers/${holds.customer}`,
          key: who.key,
          body: { address_line2: `change ${count}` },
        });
        expect(status).toBe(200);
      }
    })();
    const { stdout } = await rotate(`${NEW},${OLD}`);
    busy = false;
    await changes;
    await used.stop();
    expect(stdout).toMatch(
      /^Checked \d+ encrypted values of 2 environments .*\n\d+ values re-encrypted. No value needs the older keys/,
    );
    expect(await dump()).not.toMatch(/[vf]1\.old\./);

    const after = await startRemit({ ...both, env: { ENCRYPTION_KEYS: NEW } });
    for (const what of [`customers/${holds.customer}`, `payments/${holds.payment}`, `invoices/${holds.draft}`]) {
      const { status, text } = await ask(after.url, { method: 'get', path: `/api/v1/${what}`, key: who.key });
      expect(status).toBe(200);
      expect(text).toContain(who.canary);
    }
    const found = await ask(after.url, {
      method: 'get',
      path: `/api/v1/customers?email=${who.canary}@example.com`,
      key: who.key,
    });
    expect(found.text).toContain(holds.customer);
    const { text } = await ask(after.url, {
      method: 'get',
      path: `/api/v1/webhooks/deliveries/${holds.delivery}`,
      key: who.key,
    });
    expect(text).toContain(holds.charge);
    const repeated = await ask(after.url, {
      method: 'post',
      path: '/api/v1/customers',
      key: who.key,
      headers: { 'idempotency-key': 'at-rest' },
      body: { external_id: 'other', name: 'Kept answer', email: `${who.canary}@kept.example` },
    });
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    const event = JSON.stringify({ id: 'c-2' });
    const secret = `whsec_${Buffer.from(`native-${who.canary}`).toString('base64')}`;
    const delivered = await ask(after.url, {
      method: 'post',
      path: `/api/v1/webhooks/nomod/${who.tenantId}/${who.id}`,
      headers: signed(secret, 'msg_after', event),
      body: event,
    });
    expect(delivered.status).toBe(200);
    await after.stop();
  });

  async function rotate(keys: string): Promise<{ stdout: string }> {
    const script = path.resolve(__dirname, '../../../dist/apps/api/rotate-keys.js');
    return run(process.execPath, [script], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: world.database.url,
        ENCRYPTION_KEYS: keys,
        ADMIN_API_KEY: 'admin_for_tests_only',
      },
    });
  }
});
