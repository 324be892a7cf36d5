import type { Call } from './call';

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
