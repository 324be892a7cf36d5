import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads a file of the folder `baseline`. The build copies the folder next to the compiled code. */
export function readSql(name: string): string {
  return readFileSync(path.join(__dirname, `../baseline/${name}.sql`), 'utf8');
}
