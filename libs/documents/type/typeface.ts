import { dirname, join } from 'node:path';
import { Face } from './face';

export type Weight = 'regular' | 'bold';

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

/** Together they have the letters of Western and Central Europe, Turkish and Vietnamese, and of Arabic, Persian and Urdu. */
const SUBSETS = ['latin', 'latin-ext', 'arabic'] as const;

const FAMILY = 'ibm-plex-sans-arabic';

const faces = new Map<Weight, readonly Face[]>();

/** The files of a weight, each read when it is first needed and then kept. */
export function facesOf(weight: Weight): readonly Face[] {
  const read = faces.get(weight) ?? SUBSETS.map((subset) => faceOf(subset, weight));
  faces.set(weight, read);
  return read;
}

function faceOf(subset: string, weight: Weight): Face {
  const folder = join(dirname(require.resolve(`@fontsource/${FAMILY}/package.json`)), 'files');
  return new Face(`${subset}-${weight}`, join(folder, `${FAMILY}-${subset}-${WEIGHTS[weight]}-normal.woff`));
}

/** Of the face that has a letter; of the first one, which shows an empty box, where none has. */
export function faceFor(codePoint: number, weight: Weight): Face {
  const all = facesOf(weight);
  const [first] = all;
  if (!first) throw new Error(`There is no face for ${weight}`);
  return all.find((face) => face.has(codePoint)) ?? first;
}
