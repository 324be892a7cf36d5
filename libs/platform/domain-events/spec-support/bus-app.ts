import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createDataSource, DatabaseModule } from '@remit/database';
import { Settings, SettingsModule } from '@remit/settings';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { DomainEventsModule } from '../index';

/** The bus with the subscribers of a spec, on its own database with a table `effects` to which they write. */
export class BusApp {
  private readonly processes: INestApplicationContext[] = [];

  private constructor(
    /** Connection that sees all tenants. */
    readonly owner: ReturnType<typeof createDataSource>,
    private readonly testDatabase: TestDatabase,
    private readonly subscribers: readonly Type[],
  ) {}

  /** @param columns column definitions of `effects` in SQL */
  static async open(subscribers: readonly Type[], columns: string): Promise<BusApp> {
    const testDatabase = await createTestDatabase();
    const owner = await createDataSource(testDatabase.url, []).initialize();
    await owner.query(`create table effects (${columns})`);
    await owner.query('grant select, insert on effects to remit_app');
    return new BusApp(owner, testDatabase, subscribers);
  }

  async startProcess(role: 'all' | 'api' = 'all'): Promise<INestApplicationContext> {
    @Module({ providers: [...this.subscribers] })
    class SubscribersModule {}

    const settings = new Settings({ databaseUrl: this.testDatabase.url, role, logLevel: 'silent' });
    const app = await NestFactory.createApplicationContext(
      {
        module: SubscribersModule,
        imports: [SettingsModule.forRoot(settings), DatabaseModule, DomainEventsModule],
      },
      { logger: false },
    );
    this.processes.push(app);
    return app;
  }

  async stopProcesses(): Promise<void> {
    await Promise.all(this.processes.splice(0).map((app) => app.close()));
  }

  async close(): Promise<void> {
    await this.stopProcesses();
    await this.owner.destroy();
    await this.testDatabase.drop();
  }
}
