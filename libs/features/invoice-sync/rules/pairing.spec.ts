import fc from 'fast-check';
import { certainPairs, groupsOf } from './pairing';

/** All ways to form as many pairs as possible. */
function waysToPair(lefts: number[], rights: number[], can: (left: number, right: number) => boolean): string[][] {
  const [left, ...rest] = lefts;
  if (left === undefined) return [[]];
  const without = waysToPair(rest, rights, can);
  const withOne = rights
    .filter((right) => can(left, right))
    .flatMap((right) =>
      waysToPair(
        rest,
        rights.filter((other) => other !== right),
        can,
      ).map((way) => [`${left}-${right}`, ...way]),
    );
  return [...without, ...withOne];
}

const graph = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .chain(([lefts, rights]) =>
    fc.record({
      lefts: fc.constant(Array.from({ length: lefts }, (_, index) => index)),
      rights: fc.constant(Array.from({ length: rights }, (_, index) => index)),
      edges: fc.array(fc.boolean(), { minLength: lefts * rights, maxLength: lefts * rights }),
    }),
  )
  .map(({ edges, ...sides }) => ({
    ...sides,
    can: (left: number, right: number) => edges[left * sides.rights.length + right] === true,
  }));

describe('certain pairs', () => {
  it('are those that every largest pairing contains', () => {
    fc.assert(
      fc.property(graph, ({ lefts, rights, can }) => {
        const ways = waysToPair(lefts, rights, can);
        const most = Math.max(...ways.map((way) => way.length));
        const largest = ways.filter((way) => way.length === most);
        const inAll = (largest[0] ?? []).filter((pair) => largest.every((way) => way.includes(pair)));
        const found = [...certainPairs(lefts, rights, can)].map(([left, right]) => `${left}-${right}`);
        expect(found.sort()).toEqual(inAll.sort());
      }),
    );
  });

  it('are the same when they are looked for group by group', () => {
    fc.assert(
      fc.property(graph, ({ lefts, rights, can }) => {
        const whole = [...certainPairs(lefts, rights, can)].sort();
        const byGroup = groupsOf(lefts, rights, can).flatMap((group) => [
          ...certainPairs(group.lefts, group.rights, can),
        ]);
        expect(byGroup.sort()).toEqual(whole);
      }),
    );
  });
});
