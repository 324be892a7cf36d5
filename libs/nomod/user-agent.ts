import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Nomod's edge refuses the default names of HTTP libraries. */
export const USER_AGENT = `Remit/${ownVersion(__dirname)}`;

/** Of the nearest package.json above: sources and the build lie at different depths. */
function ownVersion(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const parent = path.dirname(folder);
  return parent === folder ? 'unknown' : ownVersion(parent);
}
