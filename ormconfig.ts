import { createDataSource } from '@remit/database';
import { entities } from './apps/api/entities';

/** For the TypeORM command line: schema checks and new migrations against DATABASE_URL. */
export default createDataSource(process.env.DATABASE_URL ?? '', entities);
