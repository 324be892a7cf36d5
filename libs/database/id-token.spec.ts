import { idRangesIn, isNamedIn, tokenOf } from './id-token';
import { newId } from './new-id';

describe('tokens of ids', () => {
  const isWithin = (id: string, text: string) =>
    idRangesIn('pay', text).some(({ first, last }) => first <= id && id <= last) && isNamedIn(id, text);

  it('are short, unique among many ids of one moment, and lead back to the id', () => {
    const ids = Array.from({ length: 5_000 }, () => newId('pay'));
    const tokens = ids.map(tokenOf);
    expect(new Set(tokens).size).toBe(ids.length);
    expect(tokens.every((token) => /^[0-9A-HJKMNP-TV-Z]{15}$/.test(token))).toBe(true);
    for (const id of ids.slice(0, 100)) expect(isWithin(id, `Acme INV-1 ${tokenOf(id)}`)).toBe(true);
  });

  it('does not take one row for another of the same millisecond', () => {
    const id = 'pay_01M8KS21TEVHEKCCMTMKVYZHZR';
    expect(isWithin('pay_01M8KS21TEVHEKCCMTMKVYZHZS', `INV-1 ${tokenOf(id)}`)).toBe(false);
  });

  it('finds the whole ULID too, and nothing in other texts', () => {
    const id = newId('pay');
    expect(isWithin(id, `INV-202611-00002 ${id.slice(4)}`)).toBe(true);
    expect(idRangesIn('pay', 'INV-202611-00002', null, 'MARKET STALL')).toEqual([]);
    expect(isNamedIn(id, null, 'INV-1')).toBe(false);
  });
});
