import { markIn } from './mark';

const TOKEN = '01KB8XGM7ZQ4Y3V5S9T2W6R8P1';

describe('the mark in a title', () => {
  it('tells the number, our id and when that was made', () => {
    expect(markIn(`INV-202611-00009 ${TOKEN}`)).toEqual({
      number: 'INV-202611-00009',
      token: TOKEN,
      generation: 1,
      madeAt: new Date(1_764_457_206_015),
    });
  });

  it('leaves out what is put behind a number at Nomod', () => {
    expect(markIn(`INV-202611-123456-2 ${TOKEN}`)).toMatchObject({ number: 'INV-202611-123456', generation: 2 });
    expect(markIn(`Invoice ${TOKEN}`)?.number).toBeNull();
  });

  it.each([null, '', 'Market stall', TOKEN, `INV-1 ${TOKEN} more`, `INV-1 ${TOKEN}X`, `INV-1 ${TOKEN.toLowerCase()}`])(
    'is not in %j',
    (title) => expect(markIn(title)).toBeUndefined(),
  );
});
