const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
const BLANKS = /[ \t\n\r]*/y;

/** What may come next. `first_name` and `first_value` also allow the end of an empty object or list. */
type Expected = 'value' | 'first_value' | 'first_name' | 'name' | 'colon' | 'more' | 'nothing';

/**
 * The position of the first syntax error in a text that `JSON.parse` has refused. The engine does not always report
 * it.
 */
export function whereBroken(text: string): string {
  const at = placeOfFault(text);
  const before = text.slice(0, at).split('\n');
  return `position ${at} (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
}

function placeOfFault(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const [token, mark, name] = TOKEN.exec(text) ?? [];
    const next: Expected | undefined =
      token === undefined ? undefined : after(expected, mark ?? (name ? 'text' : 'other'), open);
    if (token === undefined || next === undefined) {
      BLANKS.lastIndex = at;
      return at + (BLANKS.exec(text)?.[0].length ?? 0);
    }
    at += token.length;
    expected = next;
  }
}

/**
 * Updates `open`.
 * @returns what may follow the token; undefined when the token is not allowed here
 */
function after(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const inner = open.at(-1);
  const ended = (): Expected => (open.length === 0 ? 'nothing' : 'more');
  if (expected === 'value' || expected === 'first_value') {
    if (token === '{' || token === '[') {
      open.push(token);
      return token === '{' ? 'first_name' : 'first_value';
    }
    if (token === 'text' || token === 'other') return ended();
  }
  if (expected === 'colon') return token === ':' ? 'value' : undefined;
  if ((expected === 'name' || expected === 'first_name') && token === 'text') return 'colon';
  if (expected === 'more' && token === ',') return inner === '{' ? 'name' : 'value';
  const mayClose = expected === 'more' || expected === (inner === '{' ? 'first_name' : 'first_value');
  if (!mayClose || token !== (inner === '{' ? '}' : ']')) return undefined;
  open.pop();
  return ended();
}
