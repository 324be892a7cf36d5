import { tokenOf } from '@remit/database';
import { markIn } from './mark';

const ULID = '01KB8XGM7ZQ4Y3V5S9T2W6R8P1';
const TOKEN = tokenOf(ULID);
const madeAt = new Date(1_764_457_206_015);

describe('the mark in the texts of a link or invoice', () => {
  it.each([
    ['Acme INV-202611-00009', `Ref. ${TOKEN}`],
    ['Bill INV-202611-00009 of Acme', `Thank you Ref. ${TOKEN}`],
    [`Acme INV-202611-00009 ${TOKEN}`, ''],
    [`INV-202611-00009 ${ULID}`, null],
  ])('%j with the note %j tells the number, our id and when that was made', (title, note) => {
    expect(markIn({ title, note })).toEqual({ number: 'INV-202611-00009', token: ULID, generation: 1, madeAt });
  });

  it('leaves out what is put behind a number at Nomod', () => {
    const note = `Ref. ${TOKEN}`;
    expect(markIn({ title: 'Acme INV-202611-123456-2', note })).toMatchObject({
      number: 'INV-202611-123456',
      generation: 2,
    });
    expect(markIn({ title: 'Acme Invoice', note })?.number).toBeNull();
  });

  it.each([
    [null, null],
    ['', ''],
    ['Market stall', 'Thank you'],
    [ULID, null],
    [`INV-1 ${TOKEN} more`, null],
    [`INV-1 ${ULID}X`, null],
    [`INV-1 ${ULID.toLowerCase()}`, null],
    ['INV-1', 'Ref. abcdefghijabcdefghijab'],
  ])('is not in %j with the note %j', (title, note) => expect(markIn({ title, note })).toBeUndefined());
});
