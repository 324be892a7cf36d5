import { padded, withOtherId, wrongTypes } from './damage';

describe('damaged answers', () => {
  it('gives every member another type', () => {
    expect(wrongTypes({ id: 'a', count: 1, ok: true, list: [], object: {}, nothing: null })).toEqual({
      id: { value: 'a' },
      count: [1],
      ok: [true],
      list: 'list',
      object: 'object',
      nothing: 0,
    });
  });

  it('changes ids of an object and of list rows', () => {
    expect(withOtherId({ id: 'a', title: 'kept' })).toEqual({ id: expect.not.stringMatching(/^a$/), title: 'kept' });
    expect(withOtherId({ count: 1, results: [{ id: 'a' }] })).not.toEqual({ count: 1, results: [{ id: 'a' }] });
  });

  it('pads', () => {
    expect(JSON.stringify(padded({ id: 'a' }, 100)).length).toBeGreaterThan(100);
  });
});
