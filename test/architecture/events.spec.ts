import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventCatalogue, eventsByOwner } from '@remit/domain-events';
import { countOfSubscriberDecorators, publishersInSource, subscribersInSource } from './event-sources';
import { filesBelow, repositoryRoot } from './repository';

interface TableRow {
  readonly type: string;
  readonly owners: string[];
  readonly when: string;
  readonly readers: string[];
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The event table of libs/README.md: its rows begin with a type in backticks. */
function eventTable(): TableRow[] {
  const lines = readFileSync(path.join(repositoryRoot, 'libs/README.md'), 'utf8').split('\n');
  return lines
    .filter((line) => /^\| `[a-z_]+\.[a-z_]+` /.test(line))
    .map((line) => {
      const [type = '', owners = '', when = '', readers = ''] = cellsOf(line);
      return {
        type: type.replaceAll('`', ''),
        owners: owners.split(', ').filter(Boolean),
        when,
        readers: [...readers.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).sort(),
      };
    });
}

const table = eventTable();
const subscribers = subscribersInSource();

describe('the event table of libs/README.md', () => {
  it('lists every event of the catalogue once, in its order', () => {
    expect(table.map(({ type }) => type)).toEqual(eventCatalogue.map(({ type }) => type));
  });

  const events = eventCatalogue.map(({ name, type }) => ({ name, type }));
  it.each(events)('says who publishes and who hears $type', (event) => {
    const row = table.find(({ type }) => type === event.type);
    expect(row?.owners).toEqual(publishersInSource(event.name));
    expect(row?.readers).toEqual(
      subscribers
        .filter(({ hears }) => hears === event.name)
        .map(({ name }) => name)
        .sort(),
    );
    expect(row?.when).toMatch(/\w/);
  });
});

describe('the catalogue', () => {
  it('keeps the events of an owner in one file, and class and type say the same', () => {
    const files = filesBelow('libs/platform/domain-events/catalogue').filter((file) => file.endsWith('.events.ts'));
    const owners = files.map((file) => path.basename(file, '.events.ts'));
    expect(owners.sort()).toEqual(Object.keys(eventsByOwner).sort());
    for (const { name, type } of eventCatalogue) expect(kebab(name)).toBe(type.replace(/[._]/g, '-'));
  });

  it('names as owner a feature that publishes the event', () => {
    for (const [owner, events] of Object.entries(eventsByOwner))
      for (const { name } of events)
        if (owner !== 'attention') expect([name, ...publishersInSource(name)]).toContain(owner);
  });

  it('holds no event that nobody publishes', () => {
    expect(eventCatalogue.filter(({ name }) => publishersInSource(name).length === 0)).toEqual([]);
  });
});

describe('every subscriber', () => {
  it('is found in the sources', () => {
    expect(subscribers).toHaveLength(countOfSubscriberDecorators());
  });

  it.each(subscribers)(
    '$className is called as its file, and hears a known event',
    ({ file, name, className, hears }) => {
      expect(path.basename(file)).toBe(`${name}.subscriber.ts`);
      expect(path.basename(path.dirname(file))).toBe('subscribers');
      expect(kebab(className)).toBe(name);
      expect(eventCatalogue.map((event) => event.name)).toContain(hears);
      expect(name).toMatch(/^[a-z]+-[a-z-]+-when-[a-z-]+$/);
    },
  );
});

function kebab(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
