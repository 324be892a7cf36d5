import type { ModuleMetadata } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AccountsModule } from '@remit/accounts';
import { Database, DatabaseModule, type Scope } from '@remit/database';
import { DomainEventsModule } from '@remit/domain-events';
import { EncryptionModule } from '@remit/encryption';
import { httpApplicationOptions } from '@remit/http-api';
import { NomodModule } from '@remit/nomod';
import { Settings, SettingsModule } from '@remit/settings';
import request from 'supertest';
import { httpModules, setUpHttp } from '../../apps/api/http-stack';
import { createTestDatabase, type TestDatabase } from './test-database';

const OPERATOR_KEY = 'operator-key-of-this-test';

export interface FeatureAppOptions {
  modules: NonNullable<ModuleMetadata['imports']>;
  settings?: ConstructorParameters<typeof Settings>[0];
}

export interface TestTenant {
  readonly id: string;
  readonly sandbox: { readonly id: string; readonly key: string };
  readonly production: { readonly id: string; readonly key: string };
}

/** A feature with accounts and the shared HTTP stack, on its own database, called over HTTP. */
export class FeatureApp {
  private constructor(
    private readonly app: NestExpressApplication,
    readonly testDatabase: TestDatabase,
  ) {}

  static async start({ modules, settings = {} }: FeatureAppOptions): Promise<FeatureApp> {
    const testDatabase = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [
        SettingsModule.forRoot(
          new Settings({
            databaseUrl: testDatabase.url,
            encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
            adminApiKey: OPERATOR_KEY,
            logLevel: 'silent',
            nodeEnv: 'test',
            ...settings,
          }),
        ),
        DatabaseModule,
        EncryptionModule,
        DomainEventsModule,
        NomodModule,
        ...httpModules,
        AccountsModule,
        ...modules,
      ],
    }).compile();
    const app = module.createNestApplication<NestExpressApplication>(httpApplicationOptions);
    setUpHttp(app);
    await app.listen(0, '127.0.0.1');
    return new FeatureApp(app, testDatabase);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.testDatabase.drop();
  }

  /** Base URL, without a slash at the end. */
  get url(): string {
    const address = this.app.getHttpServer().address();
    if (address === null || typeof address === 'string') throw new Error('The application is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get<T>(type: abstract new (...dependencies: never[]) => T): T {
    return this.app.get(type, { strict: false });
  }

  /** Reads or writes like a service, in a unit of work of one environment. */
  async inScope<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.database.transaction(scope, work);
  }

  /** Sends one request below /api/v1 with this key. */
  async call(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    options: { key?: string; body?: object; headers?: Record<string, string> } = {},
  ) {
    const call = request(this.app.getHttpServer())[method](`/api/v1/${path}`);
    if (options.key !== undefined) call.set('authorization', `Bearer ${options.key}`);
    call.set(options.headers ?? {});
    return options.body === undefined ? call : call.send(options.body);
  }

  async asOperator(method: 'get' | 'post', path: string, body?: object) {
    return this.call(method, path, { key: OPERATOR_KEY, ...(body && { body }) });
  }

  async newTenant(name = 'Acme'): Promise<TestTenant> {
    const { status, body } = await this.asOperator('post', 'tenants', { name });
    if (status !== 201) throw new Error(`POST /tenants answered ${status}: ${JSON.stringify(body)}`);
    const tenant = body as { id: string; environments: { id: string; type: string; api_key: string }[] };
    const environment = (type: string) => {
      const found = tenant.environments.find((candidate) => candidate.type === type);
      if (!found) throw new Error(`The new tenant has no ${type} environment`);
      return { id: found.id, key: found.api_key };
    };
    return { id: tenant.id, sandbox: environment('sandbox'), production: environment('production') };
  }
}
