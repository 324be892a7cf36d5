import type { Answer, Call } from './call';

/** Uses only the standard library, so nothing has to be installed. */
export function python({ method, path, body, keyIn, isRepeatable, upload, answer, saveAs }: Call): string {
  const headers = [
    ...(keyIn === undefined ? [] : [`"Authorization": "Bearer " + os.environ["${keyIn}"],`]),
    ...(isRepeatable ? ['"Idempotency-Key": str(uuid.uuid4()),'] : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json",']),
    ...(upload ? [`"Content-Type": "${upload.type}",`] : []),
  ];
  return [
    ...(body !== undefined || answer === 'json' ? ['import json'] : []),
    'import os',
    'import sys',
    ...(isRepeatable ? ['import uuid'] : []),
    'from urllib.error import HTTPError',
    'from urllib.request import Request, urlopen',
    '',
    'request = Request(',
    `    os.environ["REMIT_URL"] + ${quoted(path)},`,
    `    method="${method}",`,
    ...(headers.length === 0 ? [] : ['    headers={', ...headers.map((line) => `        ${line}`), '    },']),
    ...(body === undefined ? [] : [`    data=json.dumps(${literal(body, '    ')}).encode(),`]),
    ...(upload ? [`    data=open("${upload.name}", "rb").read(),`] : []),
    ')',
    'try:',
    `    with urlopen(request, timeout=${answer === 'stream' ? STREAM_SECONDS : SECONDS}) as answer:`,
    ...(answer === 'file' ? saved(saveAs) : READ[answer]).map((line) => `        ${line}`),
    'except HTTPError as refused:',
    '    sys.exit(refused.read().decode())',
  ].join('\n');
}

/** Seconds without data until the read times out. A stream sends data every 15 seconds. */
const SECONDS = 30;
const STREAM_SECONDS = 60;

const READ: Readonly<Record<Exclude<Answer, 'file'>, readonly string[]>> = {
  json: ['print(json.dumps(json.load(answer), indent=2))'],
  text: ['print(answer.read().decode())'],
  nothing: ['print(answer.status)'],
  stream: ['for line in answer:', '    print(line.decode(), end="", flush=True)'],
};

const saved = (name: string): string[] => [`with open("${name}", "wb") as file:`, '    file.write(answer.read())'];

function literal(value: unknown, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const further = `${indent}    `;
  const members = Object.entries(value).map(
    ([name, member]) => `${further}${isList ? '' : `${quoted(name)}: `}${literal(member, further)},\n`,
  );
  return members.length === 0 ? open + close : `${open}\n${members.join('')}${indent}${close}`;
}

/** A JSON string is also a Python string with the same value. */
const quoted = (text: string): string => JSON.stringify(text);
