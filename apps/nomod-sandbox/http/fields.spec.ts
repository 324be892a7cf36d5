import { ApiFailure } from '../errors';
import * as read from './fields';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiFailure) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('reading fields', () => {
  it.each(['1', '0.001', '9999999.999'])('takes the amount %s', (value) => {
    expect(read.amount({ amount: value }, 'amount', 'invalid_amount').toString()).toBe(value);
  });

  it.each(['0', '0.000', '-1', '1e3', '1.0001', '12345678', 'NaN', ' 1', '1,5', 12.5])(
    'refuses the amount %p',
    (value) => {
      expect(codeOf(() => read.amount({ amount: value }, 'amount', 'invalid_amount'))).toBe('invalid_amount');
    },
  );

  it('counts characters, not bytes', () => {
    expect(read.text({ title: '😀'.repeat(50) }, 'title', 50)).toBe('😀'.repeat(50));
    expect(codeOf(() => read.text({ title: '😀'.repeat(51) }, 'title', 50))).toBe('invalid_field');
  });

  it('refuses days that do not exist', () => {
    expect(read.day({ due_date: '2026-02-28' }, 'due_date')).toBe('2026-02-28');
    expect(codeOf(() => read.day({ due_date: '2026-02-30' }, 'due_date'))).toBe('invalid_field');
    expect(codeOf(() => read.day({ due_date: '28/02/2026' }, 'due_date'))).toBe('invalid_field');
  });

  it('takes web addresses only', () => {
    expect(read.webAddress({ url: 'https://shop.example/ok?order=1' }, 'url')).toBe('https://shop.example/ok?order=1');
    expect(codeOf(() => read.webAddress({ url: 'javascript:alert(1)' }, 'url'))).toBe('invalid_field');
  });

  it('refuses currencies that do not exist', () => {
    expect(codeOf(() => read.currency({ currency: 'XXX' }))).toBe('invalid_currency');
    expect(codeOf(() => read.currency({}))).toBe('field_required');
  });
});
