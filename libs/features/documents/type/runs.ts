import bidiFactory from 'bidi-js';
import type { Face, RunDirection } from './face';
import { faceFor, type Weight } from './typeface';

/** A piece of a line in one face and one direction, with its letters in reading order. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly direction: RunDirection;
}

/** Direction of a line of text as a whole. `auto`: that of its first letter. */
export type Direction = RunDirection | 'auto';

/** The Unicode Bidirectional Algorithm. */
const bidi = bidiFactory();

/** Direction marks and controls are not needed once the levels are known. */
const SHOWS_NOTHING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/;

/** Embedding levels of the letters of a paragraph. `runsOf` uses them line by line. */
export type Levels = Uint8Array;

export const levelsOf = (paragraph: string, direction: Direction): Levels =>
  bidi.getEmbeddingLevels(paragraph, direction).levels;

/** A line of a paragraph, from `start` to before `end`, as runs from left to right. */
export function runsOf(paragraph: string, levels: Levels, start: number, end: number, weight: Weight): readonly Run[] {
  const pieces: { level: number; face: Face; text: string }[] = [];
  for (let at = start; at < end;) {
    const codePoint = paragraph.codePointAt(at) ?? 0;
    const letter = String.fromCodePoint(codePoint);
    at += letter.length;
    if (SHOWS_NOTHING.test(letter)) continue;
    const level = levels[at - letter.length] ?? 0;
    const last = pieces.at(-1);
    const face = last?.face.has(codePoint) ? last.face : faceFor(codePoint, weight);
    if (last?.level === level && last.face === face) last.text += letter;
    else pieces.push({ level, face, text: letter });
  }
  return inOrder(pieces).map(({ level, face, text }) => ({ text, face, direction: level % 2 === 1 ? 'rtl' : 'ltr' }));
}

/** Reverses the pieces at a level or above, from the highest level down to 1. */
function inOrder<Piece extends { readonly level: number }>(pieces: readonly Piece[]): readonly Piece[] {
  let ordered = pieces;
  for (let level = Math.max(0, ...pieces.map((piece) => piece.level)); level > 0; level -= 1) {
    const groups: Piece[][] = [];
    for (const piece of ordered) {
      const last = groups.at(-1);
      if (piece.level >= level && last?.[0] && last[0].level >= level) last.unshift(piece);
      else groups.push([piece]);
    }
    ordered = groups.flat();
  }
  return ordered;
}
