import { wrap } from './lines';
import { loadTypeface } from './typeface';

const WIDTH = 40_000;
const inColumn = (text: string) => wrap(text, { weight: 'regular', direction: 'ltr', width: WIDTH });
const textOf = (lines: ReturnType<typeof wrap>) => lines.map(({ runs }) => runs.map(({ text }) => text).join(''));

describe('a word that is wider than its column', () => {
  beforeAll(loadTypeface);

  it.each([
    ['Latin', 'W'.repeat(255)],
    ['narrow', 'il'.repeat(127)],
    ['Arabic', '\u0628'.repeat(255)],
    ['mixed', 'a\u0628'.repeat(127)],
    ['letters with marks', 'e\u0323\u0302'.repeat(85)],
    ['letters of two units', '\u{1f600}'.repeat(120)],
  ])('is divided into lines that fit, and no letter is lost: %s', (_what, word) => {
    const lines = inColumn(word);
    expect(lines.length).toBeGreaterThan(1);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(WIDTH);
    const letters = [...word.normalize('NFC')].toSorted();
    expect([...textOf(lines).join('')].toSorted()).toEqual(letters);
    // Nor is a line given up half empty.
    expect(lines.slice(0, -1).every(({ width }) => width > WIDTH / 2)).toBe(true);
  });

  it('fills its lines, though its letters stand further apart together', () => {
    const lines = inColumn('W'.repeat(255)).slice(0, -1);
    expect(lines.every(({ width }) => width > WIDTH * 0.95)).toBe(true);
  });

  it.each([
    ['marks', '\u0301'],
    ['joiners', '\u200c'],
    ['marks of direction', '\u200f'],
    ['Arabic marks', '\u064b'],
  ])('is divided at once when most of it is %s that take no room', (_what, letter) => {
    const start = process.cpuUsage();
    const lines = inColumn(`a${letter.repeat(1_900)}${'W'.repeat(99)}`);
    const { user, system } = process.cpuUsage(start);
    expect(lines.length).toBeGreaterThan(1);
    // Measuring each beginning of the word took ten times as long and more.
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
