import { InvalidAnswer } from './answer';
import { parseStrictJson } from './strict-json';

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text));

it.each([
  '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":"a","b":"a"}',
  '{"a" : 1 , "b\\\\" : "x:y"}',
  '[]',
  '{}',
  '"a"',
])('takes what JSON.parse takes: %.40s', (text) => {
  expect(parse(text)).toEqual(JSON.parse(text));
});

it.each([
  ['nested', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ['long', `{"${'x'.repeat(500_000)}":"${'y'.repeat(500_000)}"}`],
  ['escaped', `{"a":"${'\\"'.repeat(500_000)}"}`],
])('is not overwhelmed by a %s answer of a megabyte', (_kind, text) => {
  expect(() => parse(text)).not.toThrow();
});

it.each(['{"a":1,"a":1}', '{"x":{"a":1,"b":2,"a":3}}', '[{"a":1},{"a":1,"\\u0061":2}]', '{"a":{"b":1},"a":{}}'])(
  'refuses a member named twice: %s',
  (text) => {
    expect(() => parse(text)).toThrow(new InvalidAnswer('the answer names a member twice'));
  },
);

it.each(['', '<html>', '{"a":1', '{"a":NaN}', "{'a':1}", 'undefined'])('refuses anything but JSON: %j', (text) => {
  expect(() => parse(text)).toThrow(new InvalidAnswer('the answer is not JSON'));
});
