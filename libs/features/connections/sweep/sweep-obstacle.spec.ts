import { AttentionNeeded, AttentionResolved } from '@remit/domain-events';
import { AccountSweep } from './account-sweep.entity';
import { noteObstacle } from './sweep-obstacle';

describe('sweeps that come to no end', () => {
  const at = (minutes: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + minutes * 60_000);
  const LOOP = 'a page of the list repeats';

  it('ask a person once after a quarter of an hour, and take it back when one ends', () => {
    const sweep = AccountSweep.of('con_1');
    expect([0, 5, 14].flatMap((minutes) => noteObstacle(sweep, LOOP, at(minutes)))).toEqual([]);
    const [asked] = noteObstacle(sweep, LOOP, at(15));
    expect(asked).toBeInstanceOf(AttentionNeeded);
    expect(asked?.payload).toMatchObject({
      ...{ key: 'sweep:con_1', kind: 'gateway_trouble', connection_id: 'con_1' },
      summary: expect.stringContaining(LOOP),
      ours: { first_failed_at: at(0).toISOString() },
    });
    expect(noteObstacle(sweep, LOOP, at(30))).toEqual([]);
    expect(noteObstacle(sweep, null, at(31))).toEqual([new AttentionResolved({ key: 'sweep:con_1' })]);
    expect(noteObstacle(sweep, LOOP, at(32))).toEqual([]);
  });

  it('ask nobody when one of them ends in between', () => {
    const sweep = AccountSweep.of('con_1');
    noteObstacle(sweep, LOOP, at(0));
    expect(noteObstacle(sweep, null, at(10))).toEqual([]);
    expect(noteObstacle(sweep, LOOP, at(20))).toEqual([]);
  });
});
