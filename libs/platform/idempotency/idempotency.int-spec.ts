import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { createDataSource, Database } from '@remit/database';
import { IsInt, IsOptional } from 'class-validator';
import { HttpProbe } from '../../../test/support/http-probe';
import { eventually } from '../../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { ApiError, type Caller, CurrentCaller } from '@remit/http-api';
import { Idempotency, IdempotencyKey } from '@remit/idempotency';

const SECRET_URL = 'https://pay.example/canary';

class Thing {
  @IsInt()
  size: number;

  @IsOptional()
  @IsInt()
  failures?: number;
}

/** Simulates a feature: creates a row with a claimed id, then does slow work that may fail. */
const world = { created: new Map<string, number>(), runs: 0, gate: Promise.resolve() };

@Controller()
class ThingController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('things')
  async create(@Body() thing: Thing, @CurrentCaller() caller: Caller) {
    const { id, isRepeated } = await this.database.transaction(caller, () => this.idempotency.claimId('thing'));
    world.runs += 1;
    if (!isRepeated) world.created.set(id, thing.size);
    await world.gate;
    if (world.runs <= (thing.failures ?? 0)) throw new ApiError('nomod_link_creation_failed');
    return { id, size: thing.size, url: SECRET_URL };
  }

  @Post('slow-things')
  async createLate(@Body() _thing: Thing, @CurrentCaller() caller: Caller) {
    world.runs += 1;
    await world.gate;
    const { id } = await this.database.transaction(caller, () => this.idempotency.claimId('thing'));
    world.created.set(id, 1);
    return { id };
  }

  @Post('refusals')
  @HttpCode(200)
  refuse(@Body() _thing: Thing) {
    world.runs += 1;
    throw new ApiError('invoice_already_paid');
  }
}

describe('Idempotency-Key', () => {
  let testDatabase: TestDatabase;
  let dataSource: ReturnType<typeof createDataSource>;
  let probe: HttpProbe;
  let open: () => void;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, [IdempotencyKey]).initialize();
    probe = new HttpProbe([ThingController], dataSource);
    await probe.start();
  });
  afterAll(async () => {
    await probe.stop();
    await dataSource.destroy();
    await testDatabase.drop();
  });
  beforeEach(() => {
    world.created.clear();
    world.runs = 0;
    world.gate = Promise.resolve();
  });

  const post = (key: string, body: object, path = 'things') => probe.post(path).set('Idempotency-Key', key).send(body);
  const closeGate = () => {
    world.gate = new Promise((resolve) => (open = resolve));
  };
  const endLeases = () => dataSource.query(`update idempotency_keys set locked_until = now() - interval '1 second'`);

  it('gives the first answer again and does nothing twice', async () => {
    const key = randomUUID();
    const first = await post(key, { size: 1 });
    const second = await post(key, { size: 1 });
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(world.runs).toBe(1);
  });

  it('takes the key from the body too', async () => {
    const body = { size: 1, idempotency_key: randomUUID() };
    const first = await probe.post('things').send(body);
    expect((await probe.post('things').send(body)).text).toBe(first.text);
  });

  it('refuses two keys that differ, for either could be the one that is sent again', async () => {
    const key = randomUUID();
    const answer = await post(key, { size: 1, idempotency_key: randomUUID() });
    expect(answer.body).toMatchObject({ code: 'validation_error', error: { param: 'idempotency_key' } });
    expect((await post(key, { size: 1, idempotency_key: key })).status).toBe(201);
    expect(world.runs).toBe(1);
  });

  it('refuses the key of another request', async () => {
    const key = randomUUID();
    await post(key, { size: 1 });
    expect((await post(key, { size: 2 })).body).toMatchObject({
      code: 'idempotency_key_reused',
      http_status_code: 422,
    });
    expect((await post(key, { size: 1 }, 'refusals')).body.code).toBe('idempotency_key_reused');
    expect(world.runs).toBe(1);
  });

  it.each(['', ' ', 'a b', 'x'.repeat(256), 'é'])('refuses the malformed key %j', async (key) => {
    const answer = await probe.post('things').send({ size: 1, idempotency_key: key });
    expect(answer.body).toMatchObject({ code: 'validation_error', error: { param: 'Idempotency-Key' } });
    expect(world.runs).toBe(0);
  });

  it('refuses an empty header', async () => {
    expect((await post('', { size: 1 })).status).toBe(400);
  });

  it('is independent for every API key', async () => {
    const key = randomUUID();
    await post(key, { size: 1 });
    const other = await post(key, { size: 2 }).set('x-api-key', 'other');
    expect(other.status).toBe(201);
    expect(world.created.size).toBe(2);
  });

  it('lets exactly one of many simultaneous requests run', async () => {
    const key = randomUUID();
    closeGate();
    const all = Array.from({ length: 8 }, () => post(key, { size: 1 }).then((answer) => answer));
    const refused = await Promise.any(all);
    expect(refused.body).toMatchObject({ code: 'request_in_progress', http_status_code: 409 });
    expect(refused.headers['retry-after']).toBe('1');
    open();
    const done = (await Promise.all(all)).filter(({ status }) => status === 201);
    expect(done.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(world.created.size).toBe(1);
  });

  it('is not used up by refused input or by a refusal', async () => {
    const key = randomUUID();
    expect((await post(key, { size: 'big' })).body.code).toBe('validation_error');
    expect((await post(key, { size: 1 }, 'refusals')).body.code).toBe('invoice_already_paid');
    expect((await post(key, { size: 1 }, 'refusals')).body.code).toBe('invoice_already_paid');
    expect(world.runs).toBe(2);
    expect((await post(key, { size: 1 })).status).toBe(201);
  });

  it('continues after a failure with what was already created', async () => {
    const key = randomUUID();
    const body = { size: 1, failures: 1 };
    expect((await post(key, body)).body.code).toBe('nomod_link_creation_failed');
    const second = await post(key, body);
    expect(second.status).toBe(201);
    expect([...world.created.keys()]).toEqual([second.body.id]);
  });

  it('is taken over when its process died, and finds what that one had created', async () => {
    const key = randomUUID();
    closeGate();
    const dying = post(key, { size: 1 }).then((answer) => answer);
    await eventually('the first run to be under way', () => world.runs === 1);
    await endLeases();
    open();
    const second = await post(key, { size: 1 });
    expect(second.status).toBe(201);
    expect(second.body.id).toBe((await dying).body.id);
    expect(world.created.size).toBe(1);
  });

  it('lets a run that lost its lease create nothing', async () => {
    const key = randomUUID();
    closeGate();
    const slow = post(key, { size: 1 }, 'slow-things').then((answer) => answer);
    await eventually('the first run to be under way', () => world.runs === 1);
    await endLeases();
    const second = post(key, { size: 1 }, 'slow-things').then((answer) => answer);
    await eventually('the second run to be under way', () => world.runs === 2);
    open();
    expect((await slow).body.code).toBe('request_in_progress');
    expect((await second).status).toBe(201);
    expect(world.created.size).toBe(1);
  });

  it('keeps answers unreadable', async () => {
    await post(randomUUID(), { size: 1 });
    const rows: { body: string }[] = await dataSource.query(`select body from idempotency_keys where body is not null`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { body } of rows) expect(body).toMatch(/^v1\.test\./);
    expect(JSON.stringify(rows)).not.toContain('canary');
  });
});
