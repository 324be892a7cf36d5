import path from 'node:path';
import { eventCatalogue, eventsByOwner } from '@remit/domain-events';
import { eventComments, publishersOf } from './event-sources';
import { filesBelow } from './repository';
import { runningRegistry } from './running-registry';

describe('the catalogue', () => {
  it('keeps the events of an owner in one file, and class and type say the same', () => {
    const files = filesBelow('libs/platform/domain-events/catalogue').filter((file) => file.endsWith('.events.ts'));
    const owners = files.map((file) => path.basename(file, '.events.ts'));
    expect(owners.sort()).toEqual(Object.keys(eventsByOwner).sort());
    for (const { name, type } of eventCatalogue) expect(kebab(name)).toBe(type.replace(/[._]/g, '-'));
  });

  it('names as owner a feature that publishes the event', () => {
    for (const [owner, events] of Object.entries(eventsByOwner))
      for (const { name } of events) if (owner !== 'attention') expect([name, ...publishersOf(name)]).toContain(owner);
  });

  it('holds no event that nobody publishes, or whose comment says nothing', () => {
    expect(eventCatalogue.filter(({ name }) => publishersOf(name).length === 0)).toEqual([]);
    expect(eventCatalogue.filter(({ name }) => !/\w/.test(eventComments.get(name) ?? ''))).toEqual([]);
  });
});

describe('every subscriber', () => {
  let subscribers: ReturnType<Awaited<ReturnType<typeof runningRegistry>>['all']>;
  beforeAll(async () => {
    subscribers = (await runningRegistry()).all();
  });

  it('is called as its class and its file, and hears known events', () => {
    const known = eventCatalogue.map(({ type }) => type);
    for (const { name, eventTypes, instance } of subscribers) {
      expect(kebab(instance.constructor.name)).toBe(name);
      expect(name).toMatch(/^[a-z]+-[a-z-]+-when-[a-z-]+$/);
      expect(eventTypes.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...eventTypes]));
    }
  });

  it('is provided by a module', () => {
    const files = filesBelow('libs/features').filter((file) => file.endsWith('.subscriber.ts'));
    expect(files.map((file) => path.basename(file, '.subscriber.ts')).sort()).toEqual(
      subscribers.map(({ name }) => name).sort(),
    );
  });
});

function kebab(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
