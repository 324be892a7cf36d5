import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Settings } from '@remit/settings';
import { Database } from './database';
import { DatabaseServer } from './database-server';
import { Replica } from './replica';
import { createDataSource, loadedEntities, type PostgresDataSource } from './data-source';

/** The database with the entities of every loaded feature. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings): PreparedOptions => {
        const prepared = dataSourceFor(settings);
        return { ...prepared.options, prepared };
      },
      dataSourceFactory: async (options) => (options as PreparedOptions).prepared.initialize(),
    }),
  ],
  providers: [Database, DatabaseServer, Replica],
  exports: [Database, DatabaseServer, Replica],
})
export class DatabaseModule {}

type PreparedOptions = DataSourceOptions & { readonly prepared: PostgresDataSource };

function dataSourceFor(settings: Settings): PostgresDataSource {
  const { databaseUrl, poolSize, databasePooling, preparedStatements } = settings;
  if (!databaseUrl) throw new Error('The database server must be started before the application');
  return createDataSource(databaseUrl, loadedEntities(), {
    poolSize,
    pooling: databasePooling,
    ...(preparedStatements !== 'auto' && { prepared: preparedStatements === 'on' }),
  });
}
