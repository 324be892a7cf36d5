import { readFileSync } from 'node:fs';
import { InvalidSettings, type SettingProblem } from './invalid-settings';

export type Environment = Record<string, string | undefined>;

/** What a variable is called that names a file with the value: secrets that are mounted are in no environment. */
const fileVariable = (name: string) => `${name}_FILE`;

/**
 * The environment with the content of each `NAME_FILE` in the place of NAME, and without `NAME_FILE`. White space at
 * both ends is no part of a value.
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
