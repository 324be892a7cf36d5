import { type Direction, levelsOf, type Run, runsOf } from './runs';
import type { Weight } from './typeface';

export interface Line {
  readonly runs: readonly Run[];
  /** In thousandths of the size of the text. */
  readonly width: number;
}

export interface Wrapping {
  readonly weight: Weight;
  readonly direction: Direction;
  /** In thousandths of the size of the text. */
  readonly width: number;
}

/** So many lines stand on a page beside what else has to be there. */
const MOST_LINES = 36;

/** A text as lines that are no wider than asked; a word that is wider is divided. One that would run off its page gives up its own line breaks. */
export function wrap(text: string, wrapping: Wrapping): readonly Line[] {
  const paragraphs = cleaned(text).split('\n');
  const lines = paragraphs.flatMap((paragraph) => linesOf(paragraph, wrapping));
  return lines.length <= MOST_LINES ? lines : linesOf(paragraphs.join(' '), wrapping);
}

/** The width of a text in one line, in thousandths of its size. */
export function widthOf(text: string, weight: Weight): number {
  return Math.max(0, ...wrap(text, { weight, direction: 'ltr', width: Infinity }).map(({ width }) => width));
}

/** Letters in their composed form, without what shows nothing. */
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

/** Where each line begins and ends; spaces between lines belong to none. */
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

function divided(word: string, weight: Weight, width: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = 0;
  let at = 0;
  for (const letter of word) {
    if (at > start && measure(word.slice(start, at + letter.length), weight) > width) {
      parts.push([start, at]);
      start = at;
    }
    at += letter.length;
  }
  return [...parts, [start, word.length]];
}

/** As wide as its letters in a row: which of them stand to the left makes no difference. */
function measure(text: string, weight: Weight): number {
  const levels = levelsOf(text, 'auto');
  return runsOf(text, levels, 0, text.length, weight).reduce(
    (sum, run) => sum + run.face.widthOf(run.text, run.direction),
    0,
  );
}
