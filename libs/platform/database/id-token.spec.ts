import { isNamedIn, tokenOf, ulidsIn } from './id-token';
import { newId } from './new-id';

describe('tokens of ids', () => {
  it('are shorter than the id, and lead back to it', () => {
    const ids = [
      ...Array.from({ length: 1_000 }, () => newId('pay')),
      `pay_7${'Z'.repeat(25)}`,
      `pay_${'0'.repeat(26)}`,
    ];
    for (const id of ids) {
      expect(tokenOf(id)).toMatch(/^[0-9A-Za-z]{22}$/);
      expect(ulidsIn(`Acme INV-1 ${tokenOf(id)}`)).toEqual([id.slice(4)]);
      expect(isNamedIn(id, null, `Ref. ${tokenOf(id)}`)).toBe(true);
    }
    expect(new Set(ids.map(tokenOf)).size).toBe(ids.length);
  });

  it('whole ULIDs count too, other texts do not', () => {
    const id = newId('pay');
    expect(ulidsIn(`INV-202611-00002 ${id.slice(4)}`, null)).toEqual([id.slice(4)]);
    expect(ulidsIn('INV-202611-00002', 'z'.repeat(22), undefined, `${tokenOf(id)}x`)).toEqual([]);
    expect(isNamedIn(id, null, 'INV-1', tokenOf(newId('pay')))).toBe(false);
  });
});
