import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newerVersionEdits } from '../chaos/two-versions/newer-version';
import { faults } from '../chaos/planted/faults';

const timesIn = (file: string, text: string): number =>
  readFileSync(path.join(__dirname, '../..', file), 'utf8').split(text).length - 1;

// Planting all of them takes half an hour: this tells at once when the code that one replaces has changed.
it.each(faults)('can still be planted: $name', ({ file, from }) => {
  expect(timesIn(file, from)).toBe(1);
});

it.each(newerVersionEdits)('the next release of the chaos suite can still be made: $file', ({ file, from }) => {
  expect(timesIn(file, from)).toBe(1);
});
