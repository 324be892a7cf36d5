import fc from 'fast-check';

import { gatewayText } from './gateway-text';

it.each([
  ['short', 'short', 10],
  ['exactly ten', 'exactly ten', 11],
  ['one too many', 'one too…', 9],
  ['two\r\nlines\tand\u0000more', 'two lines and more', 50],
  ['  spaces   inside  ', 'spaces inside', 50],
  ['line\u2028break\u2029s', 'line break s', 50],
  ['\u202eevil\u202c', 'evil', 50],
  ['\ud800lonely', 'lonely', 50],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦…', 12],
  ['🇦🇪🇦🇪🇦🇪', '🇦🇪🇦🇪…', 10],
  ['فاتورة الاستشارات', 'فاتورة…', 8],
  ['請求書の詳細', '請求書…', 4],
  ['é́́'.normalize('NFD').repeat(2), `${'é́́'.normalize('NFD')}…`, 7],
  ['', '', 5],
  ['\n', '', 5],
])('%j becomes %j within %i', (text, expected, max) => {
  expect(gatewayText(text, max)).toBe(expected);
});

it('cuts inside a grapheme that is longer than everything allowed', () => {
  expect(gatewayText(`a${'\u0301'.repeat(200)}`, 20)).toHaveLength(20);
});

it('is one well-formed line within the limit, and keeps the beginning, whatever comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.integer({ min: 2, max: 100 }), (text, max) => {
      const line = gatewayText(text, max);
      expect(line.length).toBeLessThanOrEqual(max);
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(gatewayText(line, max)).toBe(line);
    }),
  );
});
