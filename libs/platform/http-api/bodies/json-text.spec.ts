import { EventLoopYield } from '@remit/database';
import fc from 'fast-check';
import { whereBroken } from './broken-json';
import { findInexactNumber } from './inexact-number';
import { findRepeatedName } from './repeated-name';

describe('members that stand twice', () => {
  it.each([
    ['{"amount":"1","amount":"2"}', 'amount'],
    ['{"amount":"1","\\u0061mount":"2"}', 'amount'],
    ['{"a":[{"b":1},{"b":1,"c":{"b":1,"b":2}}]}', 'b'],
    ['{ "a" : { "a" : 1 } , "b" : [ ] , "a" : 2 }', 'a'],
    ['{"":1,"":2}', ''],
    ['{"\\"":1,"\\"":2}', '"'],
  ])('%s', (text, name) => {
    JSON.parse(text);
    expect(findRepeatedName(text)).toBe(name);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '{"a":["a","a"],"b":{"a":"a"}}',
    '[{"a":1},{"a":1}]',
    '{"a":"x,\\"a\\":1","b":"\\\\","c":"{"}',
    '{"a":"\\\\\\"","\\\\":1,"\\\\\\\\":2}',
  ])('none in %s', (text) => {
    JSON.parse(text);
    expect(findRepeatedName(text)).toBeUndefined();
  });

  it('none in whatever JSON.stringify writes, and one in an object with a copied member', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }), (body) => {
        const text = JSON.stringify(body, null, 1);
        expect(findRepeatedName(text)).toBeUndefined();
        const [name = ''] = Object.keys(body);
        expect(findRepeatedName(`${text.slice(0, -1)},${JSON.stringify(name)}:0}`)).toBe(name);
      }),
      { numRuns: 200 },
    );
  });

  it('a megabyte of members is looked through in a few milliseconds', () => {
    const line = { display_name: 'Consulting, \\ "a day"', quantity: '1', amount: '1500.00' };
    const text = JSON.stringify({ line_items: Array.from({ length: 13_000 }, () => line) });
    expect(text.length).toBeGreaterThan(1_000_000);
    findRepeatedName(text);
    const begun = performance.now();
    findRepeatedName(text);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('where a text stops being JSON', () => {
  it.each([
    ['{"amount":}', 'position 10 (line 1, column 11)'],
    ['{"amount" "1"}', 'position 10 (line 1, column 11)'],
    ['{"a":1,}', 'position 7 (line 1, column 8)'],
    ['{"a":1', 'position 6 (line 1, column 7)'],
    ['{\n  "a": 1,\n  b: 2\n}', 'position 14 (line 3, column 3)'],
    ['{"a":[1,]}', 'position 8 (line 1, column 9)'],
    ['{"a":01}', 'position 6 (line 1, column 7)'],
    ["{'a':1}", 'position 1 (line 1, column 2)'],
    ['{"a":"x\ny"}', 'position 5 (line 1, column 6)'],
    ['{"a":1}}', 'position 7 (line 1, column 8)'],
    ['{"a":tru}', 'position 5 (line 1, column 6)'],
    ['{"a":1]', 'position 6 (line 1, column 7)'],
    ['', 'position 0 (line 1, column 1)'],
  ])('%j', (text, place) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(whereBroken(text)).toBe(place);
  });

  it('is its end for whatever is JSON and was cut off', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (body) => {
        const text = JSON.stringify(body);
        expect(whereBroken(`${text}]`)).toContain(`position ${text.length} `);
      }),
      { numRuns: 200 },
    );
  });
});

describe('numbers that JavaScript would round', () => {
  const found = (text: string) => findInexactNumber(text, new EventLoopYield());

  it.each([
    ['{"amount":100.00000000000000001}', 'amount'],
    ['{"amount" : 9007199254740993}', 'amount'],
    ['{"amount":-1234567890123456.78}', 'amount'],
    ['{"amount":0.10000000000000001}', 'amount'],
    ['{"lines":[{"name":"1234567890123456.78","amount":1.000000000000000000001}]}', 'amount'],
    ['{"a\\"":[1,100000000000000000000000001]}', 'a"'],
    [`{"amount":1${'0'.repeat(200)}}`, 'amount'],
    ['{"amount":1.00000000000000000000e999}', 'amount'],
    ['{"amount":1e400}', 'amount'],
    ['{"amount":1E-400}', 'amount'],
  ])('%s', async (text, name) => {
    JSON.parse(text);
    expect(await found(text)).toBe(name);
  });

  it.each([
    '{"amount":100.000000000000000000,"tax":0.05000000000000000000,"big":1000000000000000000000}',
    '{"amount":0.30000000000000004,"e":1.7976931348623157e308,"least":5e-324,"zero":-0.0000000000000000000}',
    '{"id":"12345678901234567890.123","1234567890123456789":1}',
    '{"amount":1E2,"tax":5e-2,"zero":0e5,"big":1e21}',
  ])('none in %s', async (text) => expect(await found(text)).toBeUndefined());

  it('none in whatever JSON.stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), async (values) => {
        expect(await found(JSON.stringify({ values, text: values.join() }))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
