import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LIBRARY_SECRETS, SETTING_VARIABLES } from '@remit/settings';

const root = path.resolve(__dirname, '../..');

/** Read by the command line and the sandbox; context.spec.ts and main.int-spec.ts there show that their files are. */
const OF_TOOLS = ['REMIT_API_KEY', 'SANDBOX_CONTROL_SECRET'];

/** Names of variables whose values are secret, or may hold a password. */
const SECRET =
  /\b(?!NO_PROXY)[A-Z][A-Z0-9_]*_(?:API_KEY|KEYS|SECRET|TOKEN|PASSWORD|HEADERS|PROXY)\b|\bDATABASE_(?:DIRECT_)?URL\b/g;

/** Not read from the environment: words of our own code. */
const CONSTANTS = /^(?:export )?const ([A-Z][A-Z0-9_]*)/gm;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'console') yield* sources(file);
    else if (/(?<!spec)\.ts$/.test(entry.name)) yield readFileSync(file, 'utf8');
  }
}

describe('secrets in files', () => {
  it('are possible for every secret that is read from the environment', () => {
    const named = new Set<string>();
    const constants = new Set<string>();
    for (const text of [...sources(path.join(root, 'apps')), ...sources(path.join(root, 'libs'))]) {
      for (const [name] of text.matchAll(SECRET)) named.add(name);
      for (const [, name = ''] of text.matchAll(CONSTANTS)) constants.add(name);
    }
    const readable: readonly string[] = [...SETTING_VARIABLES, ...LIBRARY_SECRETS, ...OF_TOOLS];
    const forgotten = [...named].filter((name) => !readable.includes(name) && !constants.has(name));
    expect(forgotten).toEqual([]);
    expect([...named]).toEqual(expect.arrayContaining(['DATABASE_URL', 'ADMIN_API_KEY', ...OF_TOOLS]));
  });
});
