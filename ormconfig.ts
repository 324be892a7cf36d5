import { createDataSource, loadedEntities } from '@remit/database';
import './apps/api/app.module';

/** For the TypeORM command line: schema checks and new migrations against DATABASE_URL. */
export default createDataSource(process.env.DATABASE_URL ?? '', loadedEntities());
