import type { Answer, Call } from './call';

/** For operations that `@remit/client` supports. */
export function withClient({ operationId, ids, query, body, isPaged, answer }: Call): string {
  const some = (values: object) => (Object.keys(values).length > 0 ? values : undefined);
  const input = literal(some(JSON.parse(JSON.stringify({ path: some(ids), query: some(query), body })) as object));
  const call = `await remit.${operationId}(${input})`;
  return [
    `import { Remit } from '@remit/client';`,
    '',
    `const remit = new Remit({ baseUrl: process.env.REMIT_URL ?? '', apiKey: process.env.REMIT_API_KEY ?? '' });`,
    isPaged
      ? `for await (const row of remit.each('${operationId}')) console.log(row);`
      : answer === 'nothing'
        ? `${call};`
        : `console.log(${call});`,
  ].join('\n');
}

/** For operations that it does not support: files, streams, and operations that no API key opens. */
export function withFetch(call: Call): string {
  const { method, path, body, keyIn, isRepeatable, upload, answer, saveAs } = call;
  const headers = [
    ...(keyIn === undefined ? [] : [`Authorization: \`Bearer \${process.env.${keyIn}}\``]),
    ...(isRepeatable ? [`'Idempotency-Key': crypto.randomUUID()`] : []),
    ...(body === undefined ? [] : [`'Content-Type': 'application/json'`]),
    ...(upload ? [`'Content-Type': '${upload.type}'`] : []),
  ];
  return [
    ...(upload ? [`import { readFile } from 'node:fs/promises';`, ''] : []),
    ...(answer === 'file' ? [`import { writeFile } from 'node:fs/promises';`, ''] : []),
    `const answer = await fetch(\`\${process.env.REMIT_URL}${path}\`, {`,
    `  method: '${method}',`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers.map((header) => `    ${header},`), '  },']),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body).replaceAll('\n', '\n  ')}),`]),
    ...(upload ? [`  body: new Uint8Array(await readFile('${upload.name}')),`] : []),
    '});',
    'if (!answer.ok) throw new Error(await answer.text());',
    answer === 'file' ? `await writeFile('${saveAs}', new Uint8Array(await answer.arrayBuffer()));` : READ[answer],
  ].join('\n');
}

const READ: Readonly<Record<Exclude<Answer, 'file'>, string>> = {
  json: 'console.log(await answer.json());',
  text: 'console.log(await answer.text());',
  nothing: 'console.log(answer.status);',
  stream: [
    'const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();',
    'for (let part = await reader.read(); !part.done; part = await reader.read()) console.log(part.value);',
  ].join('\n'),
};

/** JSON with unquoted names, as people write it. */
const literal = (value: unknown): string =>
  value === undefined ? '' : JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:');
