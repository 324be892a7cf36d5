import { type Direction, levelsOf, type Run, runsOf } from './runs';
import type { Weight } from './typeface';

export interface Line {
  readonly runs: readonly Run[];
  /** In thousandths of the text size. */
  readonly width: number;
}

export interface Wrapping {
  readonly weight: Weight;
  readonly direction: Direction;
  /** In thousandths of the text size. */
  readonly width: number;
}

/** Lines that fit on a page beside its other content. */
const MOST_LINES = 36;

/**
 * Wraps a text to the given width, and divides words that are wider. A text too long for its page loses its own line
 * breaks.
 */
export function wrap(text: string, wrapping: Wrapping): readonly Line[] {
  const paragraphs = cleaned(text).split('\n');
  const lines = paragraphs.flatMap((paragraph) => linesOf(paragraph, wrapping));
  return lines.length <= MOST_LINES ? lines : linesOf(paragraphs.join(' '), wrapping);
}

/** Width of a text in one line, in thousandths of the text size. */
export function widthOf(text: string, weight: Weight): number {
  return Math.max(0, ...wrap(text, { weight, direction: 'ltr', width: Infinity }).map(({ width }) => width));
}

/** Composes letters (NFC) and removes invisible characters. */
const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\t\u00a0\u202f]/g, ' ')
    .replaceAll(/(?!\n)\p{Cc}/gu, '');

function linesOf(paragraph: string, { weight, direction, width }: Wrapping): Line[] {
  const levels = levelsOf(paragraph, direction);
  return placesToBreak(paragraph, weight, width).map(([start, end]) => {
    const runs = runsOf(paragraph, levels, start, end, weight);
    return { runs, width: runs.reduce((sum, run) => sum + run.face.widthOf(run.text, run.direction), 0) };
  });
}

/** Start and end of each line, without the spaces between lines. */
function placesToBreak(paragraph: string, weight: Weight, width: number): [number, number][] {
  const lines: [number, number][] = [];
  let line: [number, number] | undefined;
  let used = 0;
  for (const [start, end] of words(paragraph, weight, width)) {
    const wide = measure(paragraph.slice(start, end), weight);
    const gap = line ? measure(paragraph.slice(line[1], start), weight) : 0;
    if (line && used + gap + wide <= width) {
      line[1] = end;
      used += gap + wide;
    } else {
      line = [start, end];
      lines.push(line);
      used = wide;
    }
  }
  return lines.length === 0 ? [[0, 0]] : lines;
}

function words(paragraph: string, weight: Weight, width: number): [number, number][] {
  return [...paragraph.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    if (measure(word, weight) <= width) return [[index, index + word.length]];
    return divided(word, weight, width).map(([start, end]): [number, number] => [index + start, index + end]);
  });
}

/**
 * Parts of a word that is wider than a line. The width that each letter adds to the one before it says where to cut, so
 * that each letter is measured a few times: callers choose the word, and measuring each beginning of it took 20
 * seconds for 2,000 letters without a width.
 */
function divided(word: string, weight: Weight, width: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = 0;
  let at = 0;
  let used = 0;
  let before = { letter: '', alone: 0 };
  for (const letter of word) {
    const alone = measure(letter, weight);
    const added = Math.max(0, measure(before.letter + letter, weight) - before.alone);
    if (at > start && used + added > width) {
      parts.push([start, at]);
      start = at;
      used = alone;
    } else used += added;
    before = { letter, alone };
    at += letter.length;
  }
  parts.push([start, word.length]);
  return parts.flatMap(([from, to]) => fitting(word, [from, to], weight, width));
}

/** Halves a part whose letters are wider together than each by itself. */
function fitting(word: string, [from, to]: [number, number], weight: Weight, width: number): [number, number][] {
  const letters = [...word.slice(from, to)];
  if (letters.length === 1 || measure(word.slice(from, to), weight) <= width) return [[from, to]];
  const middle = from + letters.slice(0, letters.length / 2).join('').length;
  return [...fitting(word, [from, middle], weight, width), ...fitting(word, [middle, to], weight, width)];
}

/** Sum of the widths of its runs. Their order makes no difference. */
function measure(text: string, weight: Weight): number {
  const levels = levelsOf(text, 'auto');
  return runsOf(text, levels, 0, text.length, weight).reduce(
    (sum, run) => sum + run.face.widthOf(run.text, run.direction),
    0,
  );
}
