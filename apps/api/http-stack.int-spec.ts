import type { NestApplicationOptions, NestInterceptor } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InterceptorChain } from '@remit/http-api';
import { loadSettings } from '@remit/settings';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { AppModule } from './app.module';

const QUIET: NestApplicationOptions = { logger: false };

// The whole application is loaded in the first test.
jest.setTimeout(60_000);

describe('the interceptors around every route', () => {
  let testDatabase: TestDatabase;
  beforeAll(async () => (testDatabase = await createTestDatabase()));
  afterAll(() => testDatabase.drop());

  /**
   * The ETag is computed from the bytes that are sent, so it is outermost. Stored responses of idempotent requests
   * belong to no dialect, and to one caller. An action that waits for a second key's approval has no response to
   * store. Each page of a file is a read of its own.
   */
  it('run in this order, the first outermost', async () => {
    const settings = loadSettings({
      NODE_ENV: 'test',
      DATABASE_URL: testDatabase.url,
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 3).toString('base64')}`,
    });
    const app = await NestFactory.create(AppModule.forRoot(settings), QUIET);
    const { config } = app as unknown as { config: { getGlobalInterceptors(): NestInterceptor[] } };
    const chains = config.getGlobalInterceptors();
    await app.close();
    expect(chains).toEqual([expect.any(InterceptorChain)]);
    const names = (chains as InterceptorChain[])[0]?.interceptors.map((interceptor) => interceptor.constructor.name);
    expect(names).toEqual([
      'EntityTagInterceptor',
      'HeavyRequestsInterceptor',
      'PagesInterceptor',
      'UnreadInputInterceptor',
      'EventContextInterceptor',
      'FlexpriceInterceptor',
      'IdempotencyInterceptor',
      'ApprovalsInterceptor',
      'CsvInterceptor',
      'MayLagInterceptor',
    ]);
  });
});
