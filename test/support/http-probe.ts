import { Body, Controller, Get, Global, HttpCode, Module, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { createDataSource, Database } from '@remit/database';
import { currentEventContext } from '@remit/domain-events';
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
} from '@remit/http-api';
import { loadSettings, SettingsModule } from '@remit/settings';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import request from 'supertest';

/** Must never be seen in an answer or a log. */
export const CANARY = 'canary-5f3d';

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

/** A small application with everything that libs/http-api puts around controllers, listening on a free port. */
export class HttpProbe {
  readonly logged: string[] = [];
  private app: NestExpressApplication;

  async start(): Promise<void> {
    const module = await Test.createTestingModule({
      imports: [SettingsModule.forRoot(loadSettings({ NODE_ENV: 'test' })), AroundModule, HttpApiModule],
      controllers: [ProbeController],
    })
      .overrideProvider(ApplicationLogger)
      .useValue(new ApplicationLogger('info', { write: (line) => void this.logged.push(line) }))
      .compile();
    this.app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    configureHttp(this.app);
    await this.app.listen(0, '127.0.0.1');
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  get port(): number {
    const address = this.app.getHttpServer().address();
    if (address === null || typeof address === 'string') throw new Error('The probe is not listening');
    return address.port;
  }

  http() {
    return request(this.app.getHttpServer());
  }

  get(path: string) {
    return this.http().get(`/api/v1/${path}`).set('x-api-key', 'full');
  }

  post(path: string) {
    return this.http().post(`/api/v1/${path}`).set('x-api-key', 'full');
  }

  /** What was logged, as objects. */
  get lines(): Record<string, unknown>[] {
    return this.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

/** A body that the probe's POST /orders accepts. */
export const order = { name: 'a', gateway: 'NOMOD', line_items: [{ display_name: 'x', amount: 1.5 }] };
