import { randomBytes } from 'node:crypto';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccountsModule } from '@remit/accounts';
import { CustomersModule } from '@remit/customers';
import { Database, DatabaseModule, newId, type Scope } from '@remit/database';
import { type DomainEvent, DomainEventsModule, EventBacklog, EventBus } from '@remit/domain-events';
import { EncryptionModule } from '@remit/encryption';
import { httpApplicationOptions } from '@remit/http-api';
import { InvoicesModule } from '@remit/invoices';
import { loadSettings, SettingsModule } from '@remit/settings';
import request from 'supertest';
import { httpModules, setUpHttp } from '../../apps/api/http-stack';
import { eventually } from './probe';
import { createTestDatabase, type TestDatabase } from './test-database';

const OPERATOR_KEY = 'operator-key-of-this-test';

interface CreatedTenant {
  id: string;
  environments: { id: string; api_key: string }[];
}

/** The invoices feature with its dependencies, over HTTP and with its worker, on its own database. */
export class InvoicesApp {
  scope: Scope;
  private app: NestExpressApplication;
  private testDatabase: TestDatabase;
  private apiKey: string;

  async start(): Promise<void> {
    this.testDatabase = await createTestDatabase();
    const settings = loadSettings({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: this.testDatabase.url,
      ADMIN_API_KEY: OPERATOR_KEY,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    });
    const module = await Test.createTestingModule({
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule,
        EncryptionModule,
        DomainEventsModule,
        ...httpModules,
        AccountsModule,
        CustomersModule,
        InvoicesModule,
      ],
    }).compile();
    this.app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    setUpHttp(this.app);
    await this.app.listen(0, '127.0.0.1');
    const { body } = await request(this.app.getHttpServer())
      .post('/api/v1/tenants')
      .set('authorization', `Bearer ${OPERATOR_KEY}`)
      .send({ name: 'Acme' })
      .expect(201);
    const tenant = body as CreatedTenant;
    const [environment] = tenant.environments;
    if (!environment) throw new Error('The tenant has no environment');
    this.scope = { tenantId: tenant.id, environmentId: environment.id };
    this.apiKey = environment.api_key;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.testDatabase.drop();
  }

  get databaseUrl(): string {
    return this.testDatabase.url;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get(path: string) {
    return request(this.app.getHttpServer()).get(`/api/v1/${path}`).set('x-api-key', this.apiKey);
  }

  post(path: string, body: object = {}) {
    return request(this.app.getHttpServer()).post(`/api/v1/${path}`).set('x-api-key', this.apiKey).send(body);
  }

  /** Sends a file as the body. */
  postFile(path: string, type: string, file: string | Buffer) {
    const sending = request(this.app.getHttpServer()).post(`/api/v1/${path}`).set('x-api-key', this.apiKey);
    return sending.set('content-type', type).send(file);
  }

  put(path: string, body: object) {
    return request(this.app.getHttpServer()).put(`/api/v1/${path}`).set('x-api-key', this.apiKey).send(body);
  }

  resolve<T>(type: new (...parameters: never[]) => T): T {
    return this.app.get(type as new () => T);
  }

  async newCustomer(external_id = newId('ext')): Promise<string> {
    const customer = { external_id, name: 'Acme', email: 'a@example.com' };
    const { body } = await this.post('customers', customer).expect(201);
    return (body as { id: string }).id;
  }

  /** Id of a new finalized invoice of one line. */
  async finalizedInvoice(amount = '100.00', currency = 'USD'): Promise<string> {
    const customer_id = await this.newCustomer();
    const line_items = [{ display_name: 'Plan', quantity: '1', amount }];
    const { body } = await this.post('invoices', { customer_id, currency, line_items }).expect(201);
    const { id } = body as { id: string };
    await this.post(`invoices/${id}/finalize`).expect(200);
    return id;
  }

  async invoice(id: string): Promise<Record<string, unknown>> {
    return (await this.get(`invoices/${id}`).expect(200)).body as Record<string, unknown>;
  }

  /** Publishes events of other features and waits until all subscribers are done. */
  async publish(...events: DomainEvent[]): Promise<void> {
    await this.database.transaction(this.scope, async () => {
      for (const event of events) await this.app.get(EventBus).publish(event);
    });
    await this.settled();
  }

  async settled(): Promise<void> {
    await eventually('the event backlog to be empty', () => this.app.get(EventBacklog).read('none'), {
      until: ({ jobs, dead }) => jobs === 0 && dead === 0,
    });
  }
}

/** Shared by all tests of a file or of one `describe`. */
export function useInvoicesApp(): InvoicesApp {
  const app = new InvoicesApp();
  beforeAll(() => app.start(), 60_000);
  afterAll(() => app.stop());
  return app;
}
