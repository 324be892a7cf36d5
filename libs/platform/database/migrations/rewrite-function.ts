import type { QueryRunner } from 'typeorm';

/** Changes parts of a function's text. @param changes what stands there, once, and what shall. */
export async function rewriteFunction(
  runner: QueryRunner,
  signature: string,
  changes: readonly (readonly [before: string, after: string])[],
): Promise<void> {
  const [found] = (await runner.query(`select pg_get_functiondef('${signature}'::regprocedure) as text`)) as [
    { text: string },
  ];
  let { text } = found;
  for (const [before, after] of changes) {
    if (text.split(before).length !== 2) throw new Error(`${signature} does not hold once: ${before}`);
    text = text.replace(before, () => after);
  }
  await runner.query(text);
}
