/** `--short`: few rounds over little data, as a quick check. Its figures are rough. */
export const isShort = process.argv.includes('--short');

/** Returns the full number, or the one for a short run. */
export const scaled = (full: number, short: number): number => (isShort ? short : full);

/** Value of `--name=value`, or the default. */
export function option(name: string, fallback: number): number {
  const given = textOption(name);
  return given === undefined ? fallback : Number(given);
}

export function textOption(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** Whether `--name` was given. */
export const has = (name: string): boolean => process.argv.includes(`--${name}`);
