import {
  Body,
  Controller,
  type DynamicModule,
  Get,
  Global,
  HttpCode,
  Module,
  Param,
  Post,
  Put,
  Query,
  Req,
  type Type,
} from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { createDataSource, Database, DatabaseServer, Replica } from '@remit/database';
import { EncryptionModule } from '@remit/encryption';
import { currentEventContext } from '@remit/domain-events';
import {
  ApiError,
  ApplicationLogger,
  Authenticator,
  type Caller,
  CurrentCaller,
  currentRequestId,
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
import { loadSettings, type Settings, SettingsModule } from '@remit/settings';
import { Type as TypeOf } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import request from 'supertest';
import { httpModules, setUpHttp } from '../../apps/api/http-stack';

/** Must never appear in an answer or a log. */
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
  @TypeOf(() => Line)
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
    return query.pageRequest;
  }

  @Get('orders/:id')
  read(@Param('id') id: string) {
    if (/^\d+$/.test(id)) return { id };
    if (id === 'refused') throw new ApiError('invoice_already_paid', { details: { invoice_id: 'inv_1' } });
    if (id === 'database') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    throw Object.assign(new Error(`select ${CANARY}`), { config: { headers: { authorization: CANARY } } });
  }

  @Get('orders/:id/lines')
  lines(@Param('id') id: string) {
    return { items: [{ id }] };
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
    if (!['full', 'other', 'reader'].includes(secret)) throw new ApiError('unauthorized');
    return {
      kind: 'key',
      tenantId: 'tenant_1',
      environmentId: 'env_1',
      environmentType: 'sandbox',
      keyId: secret === 'other' ? 'key_2' : 'key_1',
      keyName: 'Shop',
      approvalLimits: {},
      keyDisplayId: 'sk_…1234',
      returnHosts: [],
      allowedAddresses: [],
      boundTo: null,
      responsible: secret === 'other' ? 'key_2' : 'key_1',
      scopes: secret === 'reader' ? ['read'] : ['read', 'write'],
    };
  }

  async authenticateHeld(): Promise<Caller> {
    throw new ApiError('unauthorized');
  }

  isOperator(secret: string): boolean {
    return secret === 'operator';
  }
}

type DataSource = ReturnType<typeof createDataSource>;

/** Nothing listens on port 1, so every database call fails. */
const unreachable = () => createDataSource('postgres://nobody@127.0.0.1:1/none', []);

@Global()
@Module({})
class AroundModule {
  static with(dataSource: DataSource, settings: Settings): DynamicModule {
    return {
      module: AroundModule,
      providers: [
        { provide: Authenticator, useClass: KeyList },
        { provide: Database, useValue: new Database(dataSource) },
        { provide: DatabaseServer, useValue: new DatabaseServer(dataSource) },
        { provide: Replica, useValue: new Replica(settings, dataSource) },
      ],
      exports: [Authenticator, Database, DatabaseServer, Replica],
    };
  }
}

/** A small application with the complete HTTP stack of libs/platform/http-api, listening on a free port. */
export class HttpProbe {
  readonly logged: string[] = [];
  private app: NestExpressApplication;

  /** By default: sample routes of every kind, and a database that is down. */
  constructor(
    private readonly controllers: Type[] = [ProbeController],
    private readonly dataSource: DataSource = unreachable(),
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  async start(): Promise<void> {
    const settings = loadSettings({
      NODE_ENV: 'test',
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
      ...this.env,
    });
    const module = await Test.createTestingModule({
      imports: [
        SettingsModule.forRoot(settings),
        EncryptionModule,
        AroundModule.with(this.dataSource, settings),
        ...httpModules,
      ],
      controllers: this.controllers,
    })
      .overrideProvider(ApplicationLogger)
      .useValue(new ApplicationLogger('info', { write: (line) => void this.logged.push(line) }))
      .compile();
    this.app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    setUpHttp(this.app);
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

  /** The log lines, parsed. */
  get lines(): Record<string, unknown>[] {
    return this.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

/** A body that the probe's POST /orders accepts. */
export const order = { name: 'a', gateway: 'NOMOD', line_items: [{ display_name: 'x', amount: 1.5 }] };
