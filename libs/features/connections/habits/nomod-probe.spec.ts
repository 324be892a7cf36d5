import { failedProbe, type Found, isOver, newProbe, pauseBeforeLook, searchedProbe } from './nomod-probe';

describe('a probe', () => {
  const made = new Date('2026-03-01T10:00:00Z');
  const probe = { ...newProbe('prb_1', made), state: 'searching' as const, made_at: made.toISOString(), link_id: 'l' };
  const after = (seconds: number) => new Date(made.getTime() + seconds * 1_000);
  const nothing: Found = { title: false, note: false, list: false };
  const all: Found = { title: true, note: true, list: true };

  it('is over as soon as its link shows by every way', () => {
    const done = searchedProbe(probe, all, { list_order: 'newest_first' }, after(0.4));
    expect(done).toMatchObject({ state: 'done', ended_at: after(0.4).toISOString() });
    expect(done.answers).toEqual({
      ...{ search_title: 'yes', search_note: 'yes', search_delay: '1', list_order: 'newest_first' },
    });
  });

  it('waits for the slower ways as long as the first took, and some seconds', () => {
    const title = searchedProbe(probe, { ...nothing, title: true, list: true }, {}, after(4));
    expect(title).toMatchObject({ state: 'searching', answers: { search_title: 'yes', search_delay: '4' } });
    const still = searchedProbe(title, { ...nothing, list: true }, {}, after(10.9));
    expect(isOver(still)).toBe(false);
    expect(searchedProbe(still, { ...nothing, list: true }, {}, after(11))).toMatchObject({
      state: 'done',
      answers: { search_title: 'yes', search_note: 'no', search_delay: '4' },
    });
  });

  it('gives up after a while when its link never shows, and claims no delay', () => {
    expect(isOver(searchedProbe(probe, nothing, {}, after(119.9)))).toBe(false);
    const over = searchedProbe(probe, nothing, {}, after(120));
    expect(over).toMatchObject({ state: 'done', answers: { search_title: 'no', search_note: 'no' } });
    expect(over.answers).not.toHaveProperty('search_delay');
  });

  it('is looked for in growing pauses, and what shows late is found with its delay', () => {
    let [age, looks] = [0, 0];
    while (!isOver(searchedProbe(probe, nothing, {}, after(age)))) {
      age += pauseBeforeLook(probe, after(age));
      looks += 1;
    }
    expect([Math.round(age), looks < 16]).toEqual([120, true]);
    const late = searchedProbe(probe, { ...nothing, list: true }, {}, after(34.2));
    expect(late).toMatchObject({ state: 'searching', answers: { search_delay: '35' } });
    expect(isOver(searchedProbe(late, { ...nothing, list: true }, {}, after(72)))).toBe(false);
    const done = searchedProbe(late, { ...nothing, list: true }, {}, after(73));
    expect(done).toMatchObject({ state: 'done', answers: { search_title: 'no', search_delay: '35' } });
  });

  it('says why it failed', () => {
    expect(failedProbe(probe, 'Nomod refused it')).toMatchObject({ state: 'failed', error: 'Nomod refused it' });
  });
});
