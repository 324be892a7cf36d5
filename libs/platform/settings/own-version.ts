import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Of this Remit, as package.json says it. */
export const REMIT_VERSION = versionAbove(__dirname);

/** Of the nearest package.json above: sources and the build lie at different depths. */
function versionAbove(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const parent = path.dirname(folder);
  return parent === folder ? 'unknown' : versionAbove(parent);
}
