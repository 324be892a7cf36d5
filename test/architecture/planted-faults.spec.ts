import { readFileSync } from 'node:fs';
import path from 'node:path';
import { faults } from '../chaos/planted/faults';

// Planting all of them takes half an hour: this tells at once when the code that one replaces has changed.
it.each(faults)('can still be planted: $name', ({ file, from }) => {
  const source = readFileSync(path.join(__dirname, '../..', file), 'utf8');
  expect(source.split(from)).toHaveLength(2);
});
