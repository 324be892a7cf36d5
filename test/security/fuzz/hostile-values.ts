import type { OpenApi, Operation, Schema } from '../support/open-api';
import type { Question } from '../support/ask';
import { ownQuestion } from '../isolation/probes';
import type { Holdings } from '../support/world';

/** A generator of numbers from 0 to 1 that a seed reproduces (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An object with `count` members. */
export const wideObject = (members: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: members }, (_, index) => [`m${index}`, 'x']));

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  9007199254740993,
  '',
  ' ',
  'a'.repeat(5_000),
  '\u202e\u0000',
  '\ud800',
  '🙂'.repeat(300),
  "' or '1'='1",
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: x=1',
  'NaN',
  '1e9999',
  '-0.000',
  '99999999999999999999999999999999999999.99',
  '0x10',
  '２０',
  'javascript:alert(1)',
  'http://169.254.169.254/latest/meta-data',
  'https://user:pass@example.com',
  'https://[::ffff:10.0.0.1]/',
  '2026-02-30T25:61:00Z',
  '+275760-09-13T00:00:00.001Z',
  'inv_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA',
  [],
  [[[[]]]],
  Array.from({ length: 2_000 }, () => 'x'),
  {},
  { constructor: { prototype: { polluted: true } } },
  { $ne: null },
  { length: 1e9 },
  wideObject(500),
  wideObject(10_000),
  '4 '.repeat(5_000),
];

const RAW_BODIES = [
  '{"__proto__":{"admin":true}}',
  '{"a":1,"a":2}',
  '[]',
  '"text"',
  'null',
  '{',
  '\ufeff{}',
  '{"a":"\\ud800"}',
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
  `{"a":${'9'.repeat(10_000)}}`,
  'a=b&c=d',
  JSON.stringify(wideObject(40_000)),
  JSON.stringify({ line_items: Array.from({ length: 200_000 }, () => 0) }),
];

/** Members that no caller may set. */
const PROTECTED = {
  id: 'inv_1',
  tenant_id: 'tenant_1',
  environment_id: 'env_1',
  payment_status: 'succeeded',
  amount_paid: '1.00',
  status: 'published',
  created_by: 'operator',
};

/** Requests of every operation. In each, one part is made hostile. */
export class HostileRequests {
  constructor(
    private readonly api: OpenApi,
    private readonly operations: readonly Operation[],
    private readonly own: Holdings,
    private readonly random: () => number,
  ) {}

  next(): Question {
    const operation = this.pick(this.operations);
    const question = ownQuestion(this.api, operation, this.own);
    const mutations = [
      () => this.inQuery(question, operation),
      () => this.inPath(question, operation),
      () => this.inHeaders(question),
    ];
    if (operation.body) mutations.push(...Array.from({ length: 5 }, () => () => this.inBody(question, operation)));
    return this.pick(mutations)();
  }

  private pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.random() * list.length)];
    if (found === undefined) throw new Error('There is nothing to pick from');
    return found;
  }

  private text(): string {
    const value = this.pick(VALUES);
    return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 3_000);
  }

  private inQuery(question: Question, { parameters }: Operation): Question {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const name = this.pick([...names, 'limit', 'cursor', 'unknown', '__proto__', 'a[b]']);
    return { ...question, path: `${question.path}?${name}=${encodeLoosely(this.text())}` };
  }

  private inPath(question: Question, { path }: Operation): Question {
    return { ...question, path: path.replace(/\{[^}]+\}/, encodeLoosely(this.text()) || 'x') };
  }

  private inHeaders(question: Question): Question {
    const name = this.pick([
      'Idempotency-Key',
      'X-Environment-ID',
      'X-Request-ID',
      'Accept',
      'Content-Type',
      'X-Forwarded-For',
      'Content-Encoding',
    ]);
    const value = this.text()
      .replace(/[^\x20-\x7e]/g, '?')
      .trim()
      .slice(0, 1_000);
    return { ...question, headers: { [name]: value } };
  }

  private inBody(question: Question, operation: Operation): Question {
    if (this.random() < 0.1) return { ...question, body: this.pick(RAW_BODIES) };
    const body = { ...(question.body as Record<string, unknown>) };
    if (this.random() < 0.1) return { ...question, body: { ...body, ...PROTECTED } };
    const schema: Schema = operation.body ? this.api.resolve(operation.body) : {};
    const name = this.pick([...Object.keys(schema.properties ?? {}), 'unknown', 'constructor']);
    const member = body[name];
    if (Array.isArray(member) && typeof member[0] === 'object' && this.random() < 0.7) {
      const [first] = member as Record<string, unknown>[];
      const inner = this.pick(Object.keys(first ?? { display_name: '' }));
      return { ...question, body: { ...body, [name]: [{ ...first, [inner]: this.pick(VALUES) }] } };
    }
    return { ...question, body: { ...body, [name]: this.pick(VALUES) } };
  }
}

/** Percent-encoding that passes a lone surrogate through as bytes. */
function encodeLoosely(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[^A-Za-z0-9_.-]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
