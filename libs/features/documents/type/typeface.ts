import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import { Face } from './face';
import { unpackWoff } from './unpack-woff';

export type Weight = 'regular' | 'bold';

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

/**
 * Together they contain Latin (with Central European, Turkish and Vietnamese), Cyrillic, Greek, and Arabic (with
 * Persian and Urdu).
 */
const FILES = [
  ['ibm-plex-sans', 'latin'],
  ['ibm-plex-sans', 'latin-ext'],
  ['ibm-plex-sans-arabic', 'arabic'],
  ['ibm-plex-sans', 'cyrillic'],
  ['ibm-plex-sans', 'greek'],
  ['ibm-plex-sans', 'vietnamese'],
] as const;

const faces = new Map<Weight, readonly Face[]>();

/**
 * Loads the font and its reader before the first document of a process, and caches them. Most processes make no
 * document when they start.
 */
export async function loadTypeface(): Promise<void> {
  if (faces.size > 0) return;
  const { create } = await import('fontkit');
  const read = (family: string, subset: string, weight: Weight): Face => {
    const folder = join(dirname(require.resolve(`@fontsource/${family}/package.json`)), 'files');
    const file = join(folder, `${family}-${subset}-${WEIGHTS[weight]}-normal.woff`);
    return new Face(`${subset}-${weight}`, create(unpackWoff(readFileSync(file))) as Font);
  };
  for (const weight of ['regular', 'bold'] as const) {
    faces.set(
      weight,
      FILES.map(([family, subset]) => read(family, subset, weight)),
    );
  }
}

export function facesOf(weight: Weight): readonly Face[] {
  const read = faces.get(weight);
  if (!read) throw new Error('The typeface was not loaded');
  return read;
}

/** The face with this letter, otherwise the first face, which shows an empty box. */
export function faceFor(codePoint: number, weight: Weight): Face {
  const all = facesOf(weight);
  return all.find((face) => face.has(codePoint)) ?? (all[0] as Face);
}
