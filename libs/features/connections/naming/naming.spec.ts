import { tokenOf } from '@remit/database';
import { type HabitAnswers, KnownHabits, seenNow } from '../habits/habit';
import { carriesToken, cutLength, endsInToken, hasTextsOf, Naming } from './naming';
import { titleFault, titleOf, USUAL_TITLE } from './title-template';

const PAYMENT = 'pay_01M8KS21TEVHEKCCMTMKVYZHZR';
const TOKEN = tokenOf(PAYMENT);
const learnedAt = new Date('2026-03-01T10:00:00Z');
const naming = (learned: HabitAnswers = {}, template: string | null = null, business = 'Palm Street Studio') =>
  new Naming(template, business, new KnownHabits(seenNow(learned, 'probe', learnedAt)));

describe('what a payer reads', () => {
  const values = { business_name: 'Palm Street Studio', invoice_number: 'INV-202611-00002' };

  it.each([
    [USUAL_TITLE, 50, 'Palm Street Studio INV-202611-00002'],
    ['Bill {invoice_number} of {business_name}', 50, 'Bill INV-202611-00002 of Palm Street Studio'],
    ['{invoice_number}', 50, 'INV-202611-00002'],
    [USUAL_TITLE, 30, 'Palm Street… INV-202611-00002'],
    [USUAL_TITLE, 17, 'INV-202611-00002'],
    [USUAL_TITLE, 10, 'INV-20261…'],
  ])('%s in %d characters: %s', (template, max, title) => {
    expect(titleOf(template, values, max)).toBe(title);
    expect(title.length).toBeLessThanOrEqual(max);
  });

  it.each([
    [
      'Invoice',
      'A title template must hold {invoice_number} exactly once, so that the payer sees which invoice to pay.',
    ],
    [
      '{invoice_number} {invoice_number}',
      'A title template must hold {invoice_number} exactly once, so that the payer sees which invoice to pay.',
    ],
    ['{business_name}{business_name}{invoice_number}', 'A title template may hold {business_name} at most once.'],
    ['{amount} {invoice_number}', '{amount} is not a variable. Use {business_name} and {invoice_number}.'],
    ['{invoice_number', 'A title template may use braces only around variables.'],
    ['two\nlines {invoice_number}', 'A title template must be one line without control characters.'],
    [`${'x'.repeat(21)} {invoice_number}`, 'A title template may hold, beside its variables, at most 20 characters.'],
    [`{invoice_number}${' '.repeat(80)}`, 'A title template has at most 80 characters.'],
    ['فاتورة {invoice_number} - {business_name}', undefined],
  ])('%j is a template, or why not', (template, fault) => expect(titleFault(template)).toBe(fault));
});

describe('what a link is made with', () => {
  it('has the token in its title until notes are known to be searched', () => {
    const texts = naming().link(PAYMENT, 'INV-202611-00002', 'Thanks');
    expect(texts).toEqual({ title: `Palm Stre… INV-202611-00002 ${TOKEN}`, note: `Thanks Ref. ${TOKEN}` });
    expect(texts.title.length).toBeLessThanOrEqual(50);
    expect(naming().title('INV-202611-00002')).toBe('Palm Street Studio INV-202611-00002');
  });

  it('has it in its note after that, whatever the note is', () => {
    const learned = naming({ search_note: 'yes' });
    expect(learned.link(PAYMENT, 'INV-1', 'Thanks')).toEqual({
      title: 'Palm Street Studio INV-1',
      note: `Thanks Ref. ${TOKEN}`,
    });
    expect(learned.link(PAYMENT, 'INV-1', undefined).note).toBe(`Ref. ${TOKEN}`);
    const { note } = learned.link(PAYMENT, 'INV-1', 'n'.repeat(400));
    expect(note).toHaveLength(280);
    expect(note?.endsWith(`… Ref. ${TOKEN}`)).toBe(true);
  });

  it.each([50, 40, 30, 22])('always carries its token within a title of %d characters', (length) => {
    const texts = naming({ title_length: String(length), note_length: '10' }).link(PAYMENT, 'INV-1', 'A long note');
    expect(texts.title.length).toBeLessThanOrEqual(length);
    expect(texts.note?.length).toBeLessThanOrEqual(10);
    expect(carriesToken({ title: texts.title, note: null }, PAYMENT)).toBe(true);
  });

  it('an invoice has it in its note, unless notes are too short', () => {
    const bill = 'inv_01M8KS21TEVHEKCCMTMKVYZHZR';
    expect(naming().invoice(bill, 'INV-1', undefined)).toEqual({
      title: 'Palm Street Studio INV-1',
      note: `Ref. ${TOKEN}`,
    });
    expect(naming({ note_length: '59' }).invoice(bill, 'INV-1', undefined).title).toContain(TOKEN);
  });
});

it('a link that must not be paid any more says so, however short titles are', () => {
  expect(naming().voidedTitle('INV-1')).toBe('VOIDED Palm Street Studio INV-1');
  expect(naming({ title_length: '20' }).voidedTitle('INV-202611-00002')).toBe('VOIDED INV-202611-0…');
  expect(naming({ title_length: '10' }).voidedTitle('INV-1')).toBe('VOIDED');
});

it.each([
  [{}, 1, false],
  [{ search_note: 'yes' }, 1, true],
  [{ search_note: 'yes' }, -1, false],
  [{ search_note: 'yes', note_length: '10' }, 1, false],
] as const)('with %j learned, a link made %d ms later has the token in its note alone: %s', (learned, later, isPlain) =>
  expect(naming(learned).isPlainSince(new Date(learnedAt.getTime() + later))).toBe(isPlain),
);

describe('a search that finds nothing', () => {
  const before = new Date(learnedAt.getTime() - 1);
  const after = new Date(learnedAt.getTime() + 1);
  it.each([
    [{}, before, true],
    [{ search_title: 'no', search_note: 'no' }, after, false],
    [{ search_title: 'no', search_note: 'yes' }, after, true],
    [{ search_title: 'no', search_note: 'yes' }, before, false],
    [{ search_title: 'yes', search_note: 'no' }, after, true],
    [{ search_title: 'yes', search_note: 'no' }, before, false],
    [{ search_title: 'no', search_note: 'yes', note_length: '10' }, after, false],
  ] as const)('with %j proves absence: %s %s', (learned, since, proves) =>
    expect(naming(learned).searchProves(since)).toBe(proves),
  );
});

describe('texts that Nomod cuts', () => {
  const made = { title: `Palm Stre… INV-202611-00002 ${TOKEN}`, note: `Thanks Ref. ${TOKEN}` };
  const cut = (text: string, length: number) => text.slice(0, length);

  it.each([
    ['both', { title: cut(made.title, 20), note: cut(made.note, 20) }, true],
    ['one, with an ellipsis', { title: `${cut(made.title, 29)}…`, note: made.note }, true],
    ['none', made, true],
    ['all of the note', { title: made.title, note: '' }, false],
    ['nothing, but they are of another link', { title: 'Palm Stre… INV-202611-00003', note: made.note }, false],
  ])('are those of our link where it cuts %s', (_, shown, isOurs) => expect(hasTextsOf(made, shown)).toBe(isOurs));

  it('tell how long they may be', () => {
    expect(cutLength(made.title, cut(made.title, 20))).toBe(20);
    expect(cutLength('Bill 7 of Acme Inc.', 'Bill 7 of Acme Inc')).toBeUndefined();
    expect(cutLength(made.title, made.title)).toBeUndefined();
    expect(cutLength(undefined, null)).toBeUndefined();
  });

  it('show a token that was cut, and no other word', () => {
    expect(endsInToken(cut(made.title, made.title.length - 5), PAYMENT)).toBe(true);
    expect(endsInToken('Rent of March', PAYMENT)).toBe(false);
    expect(endsInToken(null, PAYMENT)).toBe(false);
  });

  it('prove nothing by a search where none of them can hold a token', () => {
    const short = naming({ search_title: 'yes', search_note: 'yes', title_length: '20', note_length: '20' });
    expect(short.searchProves(learnedAt)).toBe(false);
    expect(short.holdsToken).toBe(false);
    expect(short.link(PAYMENT, 'INV-1', undefined).title).not.toContain(TOKEN.slice(0, 6));
    expect(naming({ title_length: '22', note_length: '20' }).holdsToken).toBe(true);
  });
});
