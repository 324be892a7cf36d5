import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Version of this Remit, from package.json. */
export const REMIT_VERSION = versionAbove(__dirname);

/** Reads the nearest package.json above, because sources and build output have different depths. */
function versionAbove(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const parent = path.dirname(folder);
  return parent === folder ? 'unknown' : versionAbove(parent);
}
