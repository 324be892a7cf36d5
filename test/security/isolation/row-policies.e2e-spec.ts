import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ApplicationLogger, httpApplicationOptions } from '@remit/http-api';
import { loadSettings } from '@remit/settings';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { setUpHttp } from '../../../apps/api/http-stack';
import { AppModule } from '../../../apps/api/app.module';
import { sampled } from '../../support/sampled';
import { ask, inParallel } from '../support/ask';
import { OpenApi } from '../support/open-api';
import { type Holdings, type Server, type TestEnvironment, World } from '../support/world';
import { normalAnswer } from './normal-answer';
import { isolationProbes, type Probe } from './probes';
import { forgetTenantConditions } from './without-tenant-conditions.repository';

jest.setTimeout(240_000);

const ADMIN_KEY = 'operator-key-of-this-test';

/**
 * Keys and environments belong to the whole tenant. Between its own environments only the conditions separate them,
 * not the policies.
 */
const OF_TENANT = /\/(api-keys|environments)/;
/** Its search finds entries of other environments of the tenant here: its policy checks the tenant alone. */
const AUDIT_LOG = /\/audit-log/;
const isBehindRowPolicy = ({ field, operation }: Probe): boolean =>
  !field.startsWith('header.') && !OF_TENANT.test(operation);

describe('row policies, when every query forgets its tenant', () => {
  let world: World;
  let changed: Set<string>;
  let mine: TestEnvironment;
  let own: Holdings;
  let theirs: TestEnvironment;
  const foreign: Holdings[] = [];
  let sql: Client;

  beforeAll(async () => {
    world = await World.around(startForgetfulServer);
    const [acme, rival] = [await world.newTenant('Acme'), await world.newTenant('Rival')];
    [mine, theirs] = [acme.sandbox, rival.sandbox];
    for (const who of [theirs, acme.production]) foreign.push(await world.furnish(who));
    own = await world.furnish(mine);
    sql = new Client({ connectionString: world.database.url });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await world.stop();
  });

  async function startForgetfulServer(databaseUrl: string, nomodUrl: string): Promise<Server> {
    const log: string[] = [];
    const settings = loadSettings({
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      NOMOD_API_URL: nomodUrl,
      ADMIN_API_KEY: ADMIN_KEY,
      POLL_INTERVAL_SECONDS: '3600',
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 3).toString('base64')}`,
    });
    const module = await Test.createTestingModule({ imports: [AppModule.forRoot(settings)] })
      .overrideProvider(ApplicationLogger)
      .useValue(new ApplicationLogger('warn', { write: (line) => void log.push(line) }))
      .compile();
    const app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    changed = forgetTenantConditions(app.get(DataSource));
    setUpHttp(app);
    await app.listen(0, '127.0.0.1');
    return {
      url: await app.getUrl(),
      pid: process.pid,
      adminKey: ADMIN_KEY,
      output: () => log.join(''),
      stop: () => app.close(),
    };
  }

  /** Runs work as the application role with the scope of `who`, and rolls it back. */
  async function asApplication<T>(who: TestEnvironment, work: () => Promise<T>): Promise<T> {
    await sql.query('begin');
    try {
      await sql.query(
        `select set_config('role', 'remit_app', true), set_config('remit.tenant_id', $1, true), set_config('remit.environment_id', $2, true)`,
        [who.tenantId, who.id],
      );
      return await work();
    } finally {
      await sql.query('rollback');
    }
  }

  async function tables(): Promise<string[]> {
    const { rows } = await sql.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
    );
    return rows.map(({ name }) => name);
  }

  async function codeOf(statement: string): Promise<string> {
    await sql.query('savepoint tried');
    try {
      const { rowCount } = await sql.query(statement);
      return `${rowCount} rows`;
    } catch (error) {
      return String((error as { code?: string }).code);
    } finally {
      await sql.query('rollback to tried');
    }
  }

  it('still answer about what belongs to others as about what does not exist', async () => {
    const api = await OpenApi.of(world.remit.url);
    const differences: string[] = [];
    const [rival = {}] = foreign;
    const isOfRival = ({ id }: Probe) => Object.values(rival).includes(id);
    const probes = sampled(
      [...isolationProbes(api, own, foreign)].filter(
        (probe) => isBehindRowPolicy(probe) && (isOfRival(probe) || !AUDIT_LOG.test(probe.operation)),
      ),
    );
    await inParallel(probes, 8, async ({ question, reference, id, unknownId }) => {
      const asked = await ask(world.remit.url, { ...question, key: mine.key });
      const wanted = await ask(world.remit.url, { ...reference, key: mine.key });
      if (normalAnswer(asked, id) !== normalAnswer(wanted, unknownId)) {
        differences.push(
          `${question.method} ${question.path}\n  ${normalAnswer(wanted, unknownId)}\n  ${normalAnswer(asked, id)}`,
        );
      }
    });
    for (const path of [`api-keys/${rival.key}`, `environments/${rival.environment}`]) {
      const method = path.startsWith('api-keys') ? 'delete' : 'get';
      const { status } = await ask(world.remit.url, { method, path: `/api/v1/${path}`, key: mine.key });
      expect(status).toBe(404);
    }
    process.stdout.write(`${probes.length} probes, ${changed.size} statements without their tenant condition\n`);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(changed.size).toBeGreaterThan(50);
  });

  it('show each environment its own rows of every table', async () => {
    const names = await tables();
    expect(names.length).toBeGreaterThan(15);
    for (const table of names) {
      const { rows } = await asApplication(mine, () =>
        sql.query<{ tenant_id: string; environment_id?: string }>(`select * from ${table}`),
      );
      expect(rows.filter((row) => row.tenant_id !== mine.tenantId)).toEqual([]);
      const isOfTenant = [
        'tenants',
        'environments',
        'api_keys',
        'audit_log_entries',
        'memberships',
        'invitations',
      ].includes(table);
      if (!isOfTenant) expect(rows.filter((row) => row.environment_id !== mine.id)).toEqual([]);
    }
  });

  it('let no environment change, remove or plant a row of another', async () => {
    for (const table of await tables()) {
      const { rows } = await sql.query<{ columns: string }>(
        `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      );
      const columns = rows[0]?.columns ?? '';
      const outcome = await asApplication(mine, async () => ({
        update: await codeOf(`update ${table} set tenant_id = tenant_id where tenant_id = '${theirs.tenantId}'`),
        remove: await codeOf(`delete from ${table} where tenant_id = '${theirs.tenantId}'`),
        plant: await codeOf(
          `insert into ${table} (${columns})
           select ${columns} from (select to_jsonb(own) || '{"tenant_id": "${theirs.tenantId}"}' as planted from ${table} own limit 1) one
           cross join lateral jsonb_populate_record(null::${table}, planted)`,
        ),
      }));
      expect({ table, ...outcome }).toEqual({
        table,
        update: expect.stringMatching(/^(0 rows|42501)$/),
        remove: expect.stringMatching(/^(0 rows|42501)$/),
        plant: expect.stringMatching(/^(0 rows|42501)$/),
      });
    }
  });

  it('show nothing at all without a tenant', async () => {
    for (const table of await tables()) {
      const none = { ...mine, tenantId: '', id: '' };
      const { rows } = await asApplication(none, () => sql.query(`select 1 from ${table}`));
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
  });
});
