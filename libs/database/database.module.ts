import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Settings } from '@remit/settings';
import { Database } from './database';
import { createDataSource, dataSourceOptions } from './data-source';

@Global()
@Module({})
export class DatabaseModule {
  /** @param entities every entity class of the features, the same list as in ormconfig.ts. */
  static forRoot(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Settings],
          useFactory: (settings: Settings) => dataSourceOptions(requireDatabaseUrl(settings), entities),
          dataSourceFactory: async (options) => {
            if (!options || options.type !== 'postgres' || !options.url) throw new Error('DATABASE_URL is missing');
            return createDataSource(options.url, entities).initialize();
          },
        }),
      ],
      providers: [Database],
      exports: [Database],
    };
  }
}

function requireDatabaseUrl(settings: Settings): string {
  if (!settings.databaseUrl) throw new Error('The database server must be started before the application');
  return settings.databaseUrl;
}
