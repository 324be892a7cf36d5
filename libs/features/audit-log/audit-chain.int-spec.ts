import { runWithEventContext } from '@remit/domain-events';
import { Client } from 'pg';
import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import { AuditLog } from './audit-log';

interface Report {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: { readonly sequence: number; readonly hash: string };
}

describe('the chain of the audit log', () => {
  let app: FeatureApp;
  let acme: TestTenant;
  let sql: Client;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [] });
    sql = new Client({ connectionString: app.testDatabase.url });
    await sql.connect();
  });
  beforeEach(async () => {
    acme = await app.newTenant();
    for (let made = 0; made < 4; made += 1) await newKey();
  });
  afterAll(async () => {
    await sql.end();
    await app.stop();
  });

  const newKey = () => app.call('post', 'api-keys', { key: acme.sandbox.key, body: { name: 'Test' } });
  const verify = async (query = ''): Promise<Report> => {
    const { status, body } = await app.call('get', `audit-log/verify${query}`, { key: acme.sandbox.key });
    expect(status).toBe(200);
    return body as Report;
  };
  const tamper = (statement: string) =>
    sql.query(`${statement} where environment_id = $1 and sequence = 3`, [acme.sandbox.id]);

  it('holds for what was written, whatever is in it, and each entry shows its place', async () => {
    const scope = { tenantId: acme.id, environmentId: acme.sandbox.id };
    const details = { b: 'فاتورة "1"\n\u2028\\', a: '10.00', B: '' };
    await runWithEventContext({ actor: 'key_😀', correlationId: undefined }, () =>
      app.inScope(scope, async () => app.get(AuditLog).record('numbers.left_out', 'x', { details })),
    );
    const { body } = await app.call('get', 'audit-log?order=asc', { key: acme.sandbox.key });
    const entries = body.items as { sequence: number; hash: string; details: object }[];
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(entries.at(-1)?.details).toEqual(details);
    expect(await verify()).toEqual({
      ok: true,
      entries: 7,
      head: { sequence: 7, hash: entries.at(-1)?.hash },
      broken: null,
      anchor_holds: null,
    });
  });

  it('has no gap and no fork when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, newKey));
    expect(await verify()).toMatchObject({ ok: true, entries: 26, head: { sequence: 26 } });
  });

  it('shows an entry that was changed, and one that was taken out', async () => {
    await tamper(`update audit_log_entries set actor = 'somebody'`);
    expect(await verify()).toMatchObject({ ok: false, broken: { sequence: 3, reason: 'changed' } });
    await tamper('delete from audit_log_entries');
    expect(await verify()).toMatchObject({ ok: false, broken: { sequence: 4, reason: 'missing_before' } });
  });

  it('shows a log that was cut off, to whoever noted its head', async () => {
    const { head } = await verify();
    const noted = `?sequence=${head.sequence}&hash=${head.hash}`;
    expect(await verify(noted)).toMatchObject({ ok: true, anchor_holds: true });
    await sql.query('delete from audit_log_entries where environment_id = $1 and sequence > 2', [acme.sandbox.id]);
    expect(await verify()).toMatchObject({ ok: true, entries: 2 });
    expect(await verify(noted)).toMatchObject({ ok: false, anchor_holds: false });
    await newKey();
    expect(await verify(noted)).toMatchObject({ ok: false, anchor_holds: false });
  });

  it('asks for both halves of what was noted, and is for administrators', async () => {
    const ask = (query: string, key: string) => app.call('get', `audit-log/verify${query}`, { key });
    expect((await ask('?sequence=1', acme.sandbox.key)).status).toBe(400);
    expect((await ask(`?hash=${'a'.repeat(64)}`, acme.sandbox.key)).status).toBe(400);
    const reader = await app.call('post', 'api-keys', { key: acme.sandbox.key, body: { name: 'R', scopes: ['read'] } });
    expect((await ask('', reader.body.api_key)).status).toBe(403);
  });
});
