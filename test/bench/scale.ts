/** `--short`: few rounds over little data, to see that nothing slipped. Its figures are rough. */
export const isShort = process.argv.includes('--short');

/** The number to take: the full one, or the one of a short run. */
export const scaled = (full: number, short: number): number => (isShort ? short : full);

/** Value of `--name=value`, or the default. */
export function option(name: string, fallback: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? fallback : Number(given.slice(name.length + 3));
}
