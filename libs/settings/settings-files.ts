import { readFileSync } from 'node:fs';
import { InvalidSettings, type SettingProblem } from './invalid-settings';

export type Environment = Record<string, string | undefined>;

/** What a variable is called that names a file with the value: secrets that are mounted are in no environment. */
const fileVariable = (name: string) => `${name}_FILE`;

/** Read from the environment by the libraries that use them: keys of a collector that asks for one, and proxies, whose addresses may hold a password. */
export const LIBRARY_SECRETS = [
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
  'HTTPS_PROXY',
  'ALL_PROXY',
] as const;

/** Where a proxy is named; the library reads either spelling. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

/** Puts the content of their files where libraries look for it. @throws InvalidSettings, also for a proxy that the first call through it would fail at */
export function readLibrarySecrets(env: Environment): void {
  Object.assign(env, readSettingsFiles(env, LIBRARY_SECRETS));
  const problem = 'must be the http:// URL of a proxy, such as http://name:password@proxy.example:3128';
  const wrong = PROXIES.filter((variable) => !isProxy(env[variable]?.trim() ?? ''));
  if (wrong.length > 0) throw new InvalidSettings(wrong.map((variable) => ({ variable, problem })));
}

function isProxy(value: string): boolean {
  return value === '' || (URL.canParse(value) && new URL(value).protocol === 'http:');
}

/**
 * The environment with the content of each `NAME_FILE` in the place of NAME, and without `NAME_FILE`. White space at both ends is no part of a value.
 * @throws InvalidSettings naming every file that cannot be used; never what is in it.
 */
export function readSettingsFiles(env: Environment, names: readonly string[]): Environment {
  const read: Environment = { ...env };
  const problems: SettingProblem[] = [];
  for (const name of names) {
    const variable = fileVariable(name);
    const file = env[variable]?.trim();
    delete read[variable];
    if (!file) continue;
    if (env[name]?.trim()) {
      problems.push({ variable, problem: `is set together with ${name}; set one of the two` });
      continue;
    }
    try {
      read[name] = readFileSync(file, 'utf8').trim();
      if (read[name] === '') problems.push({ variable, problem: `names the file ${file}, which is empty` });
    } catch (error) {
      const { code = 'it cannot be read' } = error as NodeJS.ErrnoException;
      problems.push({ variable, problem: `names the file ${file}, which this process cannot read (${code})` });
    }
  }
  if (problems.length > 0) throw new InvalidSettings(problems);
  return read;
}
