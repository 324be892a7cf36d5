import type { Answer, Call } from './call';

/** A complete program, formatted like gofmt. */
export function go(call: Call): string {
  const { method, path, body, keyIn, isRepeatable, upload, answer, saveAs } = call;
  const sent = body === undefined && !upload ? 'nil' : 'body';
  const lines = [
    ...(body === undefined ? [] : [`body := strings.NewReader(${quoted(JSON.stringify(body, null, 2))})`]),
    ...(upload ? [`body, err := os.Open("${upload.name}")`, ...unless('err != nil', 'err')] : []),
    `request, err := http.NewRequest("${method}", os.Getenv("REMIT_URL")+${quoted(path)}, ${sent})`,
    ...unless('err != nil', 'err'),
    ...(keyIn === undefined ? [] : [`request.Header.Set("Authorization", "Bearer "+os.Getenv("${keyIn}"))`]),
    ...(isRepeatable ? REPEATABLE : []),
    ...(body === undefined ? [] : ['request.Header.Set("Content-Type", "application/json")']),
    ...(upload ? [`request.Header.Set("Content-Type", "${upload.type}")`] : []),
    `client := http.Client{${answer === 'stream' ? '' : 'Timeout: 30 * time.Second'}}`,
    'answer, err := client.Do(request)',
    ...unless('err != nil', 'err'),
    'defer answer.Body.Close()',
    ...(answer === 'file' ? saved(saveAs) : READ[answer]),
  ];
  return [
    'package main',
    '',
    'import (',
    ...importsOf(call).map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    ...lines.map((line) => `\t${line}`),
    '}',
  ].join('\n');
}

function importsOf({ body, isRepeatable, answer }: Call): string[] {
  return [
    ...(isRepeatable ? ['crypto/rand', 'encoding/hex'] : []),
    ...(answer === 'file' || answer === 'stream' ? [] : ['fmt']),
    'io',
    'log',
    'net/http',
    'os',
    ...(body === undefined ? [] : ['strings']),
    ...(answer === 'stream' ? [] : ['time']),
  ];
}

const unless = (wrong: string, message: string): string[] => [`if ${wrong} {`, `\tlog.Fatal(${message})`, '}'];

const REPEATABLE = [
  'key := make([]byte, 16)',
  'rand.Read(key)',
  'request.Header.Set("Idempotency-Key", hex.EncodeToString(key))',
];

const WHOLE = [
  'text, err := io.ReadAll(answer.Body)',
  ...unless('err != nil', 'err'),
  ...unless('answer.StatusCode >= 300', 'answer.Status, " ", string(text)'),
];

const READ: Readonly<Record<Exclude<Answer, 'file'>, readonly string[]>> = {
  json: [...WHOLE, 'fmt.Println(string(text))'],
  text: [...WHOLE, 'fmt.Println(string(text))'],
  nothing: [...WHOLE, 'fmt.Println(answer.Status)'],
  stream: ['io.Copy(os.Stdout, answer.Body)'],
};

const saved = (name: string): string[] => [
  ...WHOLE,
  ...unless(`err := os.WriteFile("${name}", text, 0o600); err != nil`, 'err'),
];

/** A Go string. Between backquotes the text needs no escapes, but it cannot contain a backquote. */
const quoted = (text: string): string =>
  text.includes('`') || !text.includes('"') ? JSON.stringify(text) : `\`${text}\``;
