import { type Call, callOf, type Operation } from './call';
import { go } from './go';
import { php } from './php';
import { python } from './python';
import { withClient, withFetch } from './typescript';

/** A sample in the format of `x-codeSamples`, which other tools also read. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/**
 * Adds code samples to an operation, made from its examples. Each is complete and runs unchanged except for ids. Call
 * it when the examples are complete.
 */
export function addCodeSamples(operation: Operation, method: string, path: string): void {
  const { security = [], tags = [] } = operation;
  if (tags.includes('console') || (security.length === 0 && method !== 'get')) return;
  Object.assign(operation, { 'x-codeSamples': samplesOf(callOf(operation, method, path)) });
}

function samplesOf(call: Call): CodeSample[] {
  const isJson = call.upload === undefined && (call.answer === 'json' || call.answer === 'nothing');
  const isInClient = call.keyIn === 'REMIT_API_KEY' && isJson;
  return [
    { lang: 'Shell', label: 'curl', source: curl(call) },
    {
      lang: 'TypeScript',
      label: isInClient ? '@remit/client' : 'fetch',
      source: isInClient ? withClient(call) : withFetch(call),
    },
    { lang: 'Python', label: 'urllib', source: python(call) },
    { lang: 'Go', label: 'net/http', source: go(call) },
    { lang: 'PHP', label: 'curl', source: php(call) },
  ];
}

export function curl({ method, path, body, keyIn, isRepeatable, upload, answer, saveAs }: Call): string {
  const options = answer === 'stream' ? '-sSN' : '-sS';
  const lines = [`curl ${options} --fail-with-body -X ${method} "$REMIT_URL${path}"`];
  if (keyIn !== undefined) lines.push(`-H "Authorization: Bearer $${keyIn}"`);
  if (isRepeatable) lines.push('-H "Idempotency-Key: $(openssl rand -hex 16)"');
  if (body !== undefined)
    lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`);
  if (upload) lines.push(`-H 'Content-Type: ${upload.type}'`, `--data-binary @${upload.name}`);
  if (answer === 'file') lines.push(`-o ${saveAs}`);
  return lines.join(' \\\n  ');
}
