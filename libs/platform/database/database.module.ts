import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions, EntityTarget, ObjectLiteral } from 'typeorm';
import { Settings } from '@remit/settings';
import { Database } from './database';
import { createDataSource, type PostgresDataSource } from './data-source';

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
          useFactory: (settings: Settings): PreparedOptions => {
            const prepared = dataSourceFor(settings, entities);
            return { ...prepared.options, prepared };
          },
          dataSourceFactory: async (options) => (options as PreparedOptions).prepared.initialize(),
        }),
      ],
      providers: [Database],
      exports: [Database],
    };
  }
}

type PreparedOptions = DataSourceOptions & { readonly prepared: PostgresDataSource };

function dataSourceFor(settings: Settings, entities: EntityTarget<ObjectLiteral>[]): PostgresDataSource {
  const { databaseUrl, poolSize, databasePooling, preparedStatements } = settings;
  if (!databaseUrl) throw new Error('The database server must be started before the application');
  return createDataSource(databaseUrl, entities, {
    poolSize,
    pooling: databasePooling,
    ...(preparedStatements !== 'auto' && { prepared: preparedStatements === 'on' }),
  });
}
