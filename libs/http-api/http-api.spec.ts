import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Global, HttpCode, Module, Param, Post, Put, Query, Req } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createDataSource, Database } from '@remit/database';
import { currentEventContext } from '@remit/domain-events';
import { loadSettings, SettingsModule } from '@remit/settings';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import request from 'supertest';
import {
  ApiError,
  ApplicationLogger,
  Authenticator,
  type Caller,
  configureHttp,
  CurrentCaller,
  currentRequestId,
  HttpApiModule,
  httpApplicationOptions,
  IsAmount,
  IsMetadata,
  IsReturnUrl,
  LowerCaseEnum,
  Operator,
  PageQuery,
  Public,
  type RawBodyRequest,
  readAmount,
} from './index';

const CANARY = 'canary-5f3d';

class Line {
  @IsString()
  display_name: string;

  @IsAmount()
  amount: string | number;
}

class Order {
  @IsString()
  name: string;

  @LowerCaseEnum(['nomod', 'offline'])
  gateway: string;

  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string>;

  @IsOptional()
  @IsReturnUrl()
  success_url?: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Line)
  line_items: Line[];
}

@Controller()
class ProbeController {
  @Post('orders')
  create(@Body() order: Order, @CurrentCaller() caller: Caller) {
    return {
      order,
      tenant: caller.tenantId,
      totals: order.line_items.map((line) => readAmount(line.amount, 'USD', 'amount')).map(String),
    };
  }

  @Get('orders')
  list(@Query() query: PageQuery) {
    return { limit: query.limit, offset: query.offset, order: query.order, position: query.position ?? null };
  }

  @Get('orders/:id')
  read(@Param('id') id: string) {
    if (id === 'refused') throw new ApiError('invoice_already_paid', { details: { invoice_id: 'inv_1' } });
    if (id === 'database') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    throw Object.assign(new Error(`select ${CANARY}`), { config: { headers: { authorization: CANARY } } });
  }

  @Put('context')
  context() {
    return { requestId: currentRequestId(), ...currentEventContext() };
  }

  @Public()
  @Post('webhooks/nomod/:tenant')
  @HttpCode(200)
  webhook(@Req() { rawBody }: RawBodyRequest) {
    return { bytes: rawBody?.toString('hex') };
  }

  @Operator()
  @Post('tenants')
  tenants() {
    return { ok: true };
  }
}

class KeyList implements Authenticator {
  async authenticate(secret: string): Promise<Caller> {
    if (secret !== 'full' && secret !== 'reader') throw new ApiError('unauthorized');
    return {
      kind: 'key',
      tenantId: 'tenant_1',
      environmentId: 'env_1',
      environmentType: 'sandbox',
      keyId: 'key_1',
      scopes: secret === 'full' ? ['read', 'write'] : ['read'],
    };
  }

  isOperator(secret: string): boolean {
    return secret === 'operator';
  }
}

/** Nothing listens on port 1: whatever asks the database finds it down. */
const database = new Database(createDataSource('postgres://nobody@127.0.0.1:1/none', []));

@Global()
@Module({
  providers: [
    { provide: Authenticator, useClass: KeyList },
    { provide: Database, useValue: database },
  ],
  exports: [Authenticator, Database],
})
class AroundModule {}

describe('http-api', () => {
  let app: NestExpressApplication;
  const logged: string[] = [];

  beforeAll(async () => {
    const settings = loadSettings({ NODE_ENV: 'test' });
    const module = await Test.createTestingModule({
      imports: [SettingsModule.forRoot(settings), AroundModule, HttpApiModule],
      controllers: [ProbeController],
    })
      .overrideProvider(ApplicationLogger)
      .useValue(new ApplicationLogger('info', { write: (line) => void logged.push(line) }))
      .compile();
    app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());
  beforeEach(() => logged.splice(0));

  const http = () => request(app.getHttpServer());
  const post = (path: string) => http().post(`/api/v1/${path}`).set('x-api-key', 'full');
  const get = (path: string) => http().get(`/api/v1/${path}`).set('x-api-key', 'full');
  const order = { name: 'a', gateway: 'NOMOD', line_items: [{ display_name: 'x', amount: 1.5 }] };

  describe('errors', () => {
    it('have one body with every key', async () => {
      const { body, status } = await get('orders/refused').set('X-Request-ID', 'trace-1');
      expect(status).toBe(400);
      expect(body).toEqual({
        success: false,
        code: 'invoice_already_paid',
        message: 'Invoice already paid',
        http_status_code: 400,
        details: { invoice_id: 'inv_1' },
        error: {
          code: 'invoice_already_paid',
          message: 'Invoice already paid',
          hint: "Read the invoice's payments instead of asking for another.",
          param: null,
          internal_error: '',
          request_id: 'trace-1',
        },
      });
    });

    it('are problem details for those who ask', async () => {
      const answer = await get('orders/refused').set('Accept', 'application/problem+json');
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status: 400, title: 'Invoice already paid', code: 'invoice_already_paid' });
    });

    it('say nothing about a fault of ours, which is logged with the request id and without secrets', async () => {
      const { body, status, text } = await get('orders/fault').set('X-Request-ID', 'trace-2');
      expect(status).toBe(500);
      expect(body).toMatchObject({ code: 'internal_error', details: null, error: { param: null } });
      expect(text).not.toContain(CANARY);
      const line = logged.map((entry) => JSON.parse(entry)).find((entry) => entry.level === 'error');
      expect(line).toMatchObject({ request_id: 'trace-2', err: { message: `select ${CANARY}` } });
      expect(JSON.stringify(line)).not.toContain('authorization');
    });

    it('ask to come back when the database is down', async () => {
      const answer = await get('orders/database');
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('1');
      expect(answer.body.code).toBe('service_unavailable');
    });

    it('tell unknown paths from unknown methods', async () => {
      expect((await get('nowhere')).body).toMatchObject({ code: 'not_found', http_status_code: 404 });
      const answer = await http().delete('/api/v1/orders').set('x-api-key', 'full');
      expect(answer.body.code).toBe('method_not_allowed');
      expect(answer.headers['allow']).toBe('POST, GET');
    });
  });

  describe('keys', () => {
    it.each([
      ['none', {}],
      ['an unknown one', { 'x-api-key': 'wrong' }],
      ['basic authentication', { authorization: 'Basic full' }],
      ['an endless one', { 'x-api-key': 'x'.repeat(5000) }],
    ])('refuses %s', async (_name, headers) => {
      const answer = await http().get('/api/v1/orders').set(headers);
      expect(answer.body).toMatchObject({ code: 'unauthorized', http_status_code: 401 });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });

    it('takes either header', async () => {
      expect((await get('orders')).status).toBe(200);
      expect((await http().get('/api/v1/orders').set('Authorization', 'Bearer full')).status).toBe(200);
    });

    it('wants the write scope for whatever is not a read', async () => {
      expect((await http().get('/api/v1/orders').set('x-api-key', 'reader')).status).toBe(200);
      const refused = await http().post('/api/v1/orders').set('x-api-key', 'reader').send(order);
      expect(refused.body).toMatchObject({ code: 'forbidden', message: 'This API key lacks the scope "write"' });
    });

    it('keeps what is for the operator to the operator', async () => {
      const call = (key: string) => http().post('/api/v1/tenants').set('Authorization', `Bearer ${key}`);
      expect([(await call('operator')).status, (await call('full')).status, (await call('x')).status]).toEqual([
        201, 403, 401,
      ]);
      expect((await http().get('/api/v1/orders').set('x-api-key', 'operator')).status).toBe(401);
    });
  });

  describe('request ids', () => {
    it('are taken over when sane and made otherwise', async () => {
      expect((await get('orders').set('X-Request-ID', 'abc-1')).headers['x-request-id']).toBe('abc-1');
      expect((await get('orders').set('X-Request-ID', 'a b"')).headers['x-request-id']).toMatch(/^req_[0-9A-Z]{26}$/);
    });

    it('reach services, events and the log', async () => {
      const { body } = await http().put('/api/v1/context').set('x-api-key', 'full').set('X-Request-ID', 'abc-2');
      expect(body).toEqual({ requestId: 'abc-2', actor: 'key_1', correlationId: 'abc-2' });
      const line = logged.map((entry) => JSON.parse(entry)).find((entry) => entry.msg === 'request');
      expect(line).toMatchObject({ request_id: 'abc-2', method: 'PUT', path: '/api/v1/context', status: 200 });
    });

    it('bring no header, query or body into the log', async () => {
      await post(`orders?email=${CANARY}`)
        .set({ cookie: CANARY, authorization: `Bearer ${CANARY}`, 'svix-signature': CANARY })
        .send({ ...order, name: CANARY });
      expect(logged).toHaveLength(1);
      expect(logged.join('')).not.toContain(CANARY);
    });
  });

  describe('validation', () => {
    it('keeps known members, reads enums in any case and drops the rest', async () => {
      const { body } = await post('orders').send({ ...order, id: 'mine', tenantId: 'other' });
      expect(body).toEqual({
        order: { name: 'a', gateway: 'nomod', line_items: [{ display_name: 'x', amount: 1.5 }] },
        tenant: 'tenant_1',
        totals: ['150'],
      });
    });

    it('tells all field errors at once, with their paths', async () => {
      const { body, status } = await post('orders').send({
        gateway: 'cash',
        line_items: [{ display_name: 'x', amount: '1e3' }],
        metadata: { a: 1 },
        success_url: 'javascript:alert(1)',
      });
      expect(status).toBe(400);
      expect(body.details.errors.map(({ param }: { param: string }) => param).sort()).toEqual([
        'gateway',
        'line_items[0].amount',
        'metadata',
        'name',
        'success_url',
      ]);
      expect(body.error.param).toBe(body.details.errors[0].param);
    });

    it('names the field of an amount that does not fit its currency', async () => {
      const { body } = await post('orders').send({ ...order, line_items: [{ display_name: 'x', amount: '1.005' }] });
      expect(body).toMatchObject({ code: 'validation_error', error: { param: 'amount' } });
    });

    it('checks paging', async () => {
      expect((await get('orders')).body).toEqual({ limit: 50, offset: 0, order: 'desc', position: null });
      expect((await get('orders?limit=7&offset=3&order=ASC')).body).toMatchObject({
        limit: 7,
        offset: 3,
        order: 'asc',
      });
      for (const query of [
        'limit=0',
        'limit=1001',
        'limit=x',
        'limit=1&limit=2',
        'offset=-1',
        'order=up',
        'cursor=abc',
      ]) {
        expect((await get(`orders?${query}`)).body).toMatchObject({ code: 'validation_error', http_status_code: 400 });
      }
    });
  });

  describe('bodies', () => {
    const json = (body: string | Buffer) =>
      post('orders')
        .set('Content-Type', 'application/json')
        .send(body as string);

    it.each<[string, string | Buffer]>([
      ['broken JSON', '{"name":'],
      ['an array', '[]'],
      ['a text', '"x"'],
      ['NUL', '{"name":"a\\u0000"}'],
      ['a lone surrogate', '{"name":"\\ud800"}'],
      ['a prototype key', '{"metadata":{"__proto__":{"x":1}}}'],
      ['deep nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ])('refuses %s', async (_name, body) => {
      expect((await json(body)).body).toMatchObject({ code: 'validation_error', http_status_code: 400 });
    });

    it('refuses more than a megabyte', async () => {
      expect((await json(`{"name":"${'x'.repeat(1024 * 1024)}"}`)).body.code).toBe('payload_too_large');
    });

    it.each([
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      { 'Content-Type': 'application/json; charset=utf-16' },
      { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    ])('refuses %j', async (headers) => {
      expect((await post('orders').set(headers).send('{}')).body.code).toBe('unsupported_media_type');
    });

    it('refuses NUL and bad escapes in the path', async () => {
      expect((await get('orders/a%00b')).body.code).toBe('validation_error');
      expect((await get('orders/%E0%A4%A')).body.code).toBe('validation_error');
    });

    it('leaves webhooks untouched, whatever they are', async () => {
      const bytes = Buffer.from([0x00, 0xff, 0x7b]);
      const answer = await http()
        .post('/api/v1/webhooks/nomod/t')
        .set('Content-Type', 'text/plain')
        .send(bytes.toString('latin1'));
      expect(answer.body).toEqual({ bytes: Buffer.from(bytes.toString('latin1')).toString('hex') });
    });

    it('answers what is not HTTP in the usual shape', async () => {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString()));
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ success: false, code: 'validation_error' });
    });
  });

  describe('operations', () => {
    it('lives without a database and is not ready without it', async () => {
      expect((await http().get('/livez')).body).toEqual({ status: 'ok' });
      const ready = await http().get('/readyz');
      expect(ready.status).toBe(503);
      expect(ready.body).toMatchObject({ status: 'unavailable', checks: { database: { status: 'unavailable' } } });
    });

    it('counts requests by route template', async () => {
      await get('orders/some-id');
      const { text, headers } = await http().get('/metrics');
      expect(headers['content-type']).toContain('text/plain');
      expect(text).toContain(
        'remit_http_request_duration_seconds_count{method="GET",route="/api/v1/orders/:id",status="500"}',
      );
      expect(text).not.toContain('some-id');
    });

    it('sends strict headers', async () => {
      const { headers } = await http().get('/livez');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    });
  });

  describe('documents', () => {
    it('describes operations with their security and errors', async () => {
      const { body } = await http().get('/openapi.json');
      expect(body.openapi).toBe('3.1.0');
      const operation = body.paths['/api/v1/orders'].post;
      expect(operation.security).toEqual([{ bearer: [] }, { api_key: [] }]);
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['400', '401', '403', '409', '415', '422', '429', '500', '503']),
      );
      expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key' }));
      expect(body.paths['/livez'].get.responses).not.toHaveProperty('401');
    });

    it('serves the reference and all it loads from here', async () => {
      const page = await http().get('/docs');
      expect(page.status).toBe(200);
      const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
      expect(sources.length).toBeGreaterThan(3);
      for (const source of sources)
        expect((await http().get(new URL(source, 'http://x/docs').pathname)).status).toBe(200);
      expect(page.text).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
      expect(page.text).not.toMatch(/<script>(?!\s*<)/);
    });
  });
});
