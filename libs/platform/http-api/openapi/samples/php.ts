import type { Answer, Call } from './call';

export function php({ method, path, body, keyIn, isRepeatable, upload, answer, saveAs }: Call): string {
  const headers = [
    ...(keyIn === undefined ? [] : [`'Authorization: Bearer ' . getenv('${keyIn}'),`]),
    ...(isRepeatable ? [`'Idempotency-Key: ' . bin2hex(random_bytes(16)),`] : []),
    ...(body === undefined ? [] : [`'Content-Type: application/json',`]),
    ...(upload ? [`'Content-Type: ${upload.type}',`] : []),
  ];
  return [
    '<?php',
    `$call = curl_init(getenv('REMIT_URL') . ${quoted(path)});`,
    'curl_setopt_array($call, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    ...(headers.length === 0
      ? []
      : ['    CURLOPT_HTTPHEADER => [', ...headers.map((line) => `        ${line}`), '    ],']),
    ...(body === undefined ? [] : [`    CURLOPT_POSTFIELDS => json_encode(${literal(body, '    ')}),`]),
    ...(upload ? [`    CURLOPT_POSTFIELDS => file_get_contents('${upload.name}'),`] : []),
    ...(answer === 'stream' ? STREAMED : ['    CURLOPT_RETURNTRANSFER => true,', '    CURLOPT_TIMEOUT => 30,']),
    ']);',
    '$answer = curl_exec($call);',
    '$status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);',
    'if ($answer === false || $status >= 300) {',
    `    throw new RuntimeException("$status $answer" . curl_error($call));`,
    '}',
    ...(answer === 'file' ? [`file_put_contents('${saveAs}', $answer);`] : READ[answer]),
  ].join('\n');
}

const STREAMED = [
  '    CURLOPT_WRITEFUNCTION => function ($call, $text) {',
  '        echo $text;',
  '        return strlen($text);',
  '    },',
];

const READ: Readonly<Record<Exclude<Answer, 'file'>, readonly string[]>> = {
  json: ['echo $answer, PHP_EOL;'],
  text: ['echo $answer, PHP_EOL;'],
  nothing: ['echo $status, PHP_EOL;'],
  stream: [],
};

function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const further = `${indent}    `;
  const members = Object.entries(value).map(
    ([name, member]) => `${further}${isList ? '' : `${quoted(name)} => `}${literal(member, further)},\n`,
  );
  if (members.length === 0) return isList ? '[]' : 'new stdClass()';
  return `[\n${members.join('')}${indent}]`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;
