import { isShown, type PageFacts } from './page-details';

const NOW = new Date('2026-11-30T22:00:00Z');
const ours: PageFacts = {
  dueDate: '2027-01-10',
  description: 'Two  halves',
  name: 'Ada King',
  email: 'Ada@example.com',
};
const page = { dueDate: '2027-01-10', note: 'Two halves', customerName: 'Ada King', customerEmail: 'ada@EXAMPLE.com' };

describe('what the page of an invoice shows', () => {
  it.each(['due_date', 'description', 'customer_name', 'customer_email'] as const)('is compared: %s', (detail) => {
    expect(isShown(detail, ours, page, NOW)).toBe(true);
    const other = {
      dueDate: '2027-01-11',
      note: 'One half',
      customerName: 'Ada Lovelace',
      customerEmail: 'b@example.com',
    };
    expect(isShown(detail, ours, other, NOW)).toBe(false);
    const nothing = { dueDate: null, note: null, customerName: null, customerEmail: null };
    expect(isShown(detail, ours, nothing, NOW)).toBeNull();
  });

  it.each([
    ['Two halves Ref. 01M8M563000000000000zA', true],
    ['Ref. 01M8M563000000000000zA', false],
    ['Two ha… Ref. 01M8M563000000000000zA', true],
    ['Two ho… Ref. 01M8M563000000000000zA', false],
  ])('is the description without our token, as far as there was room: %s', (note, expected) => {
    expect(isShown('description', ours, { ...page, note }, NOW)).toBe(expected);
  });

  it.each([
    ['2026-11-20', '2026-12-01', true],
    ['2026-11-30', '2026-12-01', true],
    ['2026-12-01', '2026-12-02', false],
    ['2026-11-20', '2026-12-02', false],
  ])('is tomorrow for a day that is over (%s, %s)', (dueDate, theirs, expected) => {
    expect(isShown('due_date', { ...ours, dueDate }, { ...page, dueDate: theirs }, NOW)).toBe(expected);
  });
});
