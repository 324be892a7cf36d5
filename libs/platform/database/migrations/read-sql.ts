import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the folder `baseline`, which the build copies beside the compiled code. */
export function readSql(name: string): string {
  return readFileSync(path.join(__dirname, `../baseline/${name}.sql`), 'utf8');
}
