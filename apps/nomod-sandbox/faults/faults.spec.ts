import { Accounts } from '../store/accounts';
import { Store } from '../store/store';
import { Faults, pathMatches } from './faults';
import { seededRandom } from './random';

const call = { operation: 'get_charge', method: 'GET', path: '/v1/charges/1', key: 'sk_a' };

describe('fault rules', () => {
  const accounts = new Accounts(new Store());
  let faults: Faults;
  beforeEach(() => {
    faults = new Faults(accounts);
  });

  it('befalls as many calls as it says, after those it lets through', () => {
    faults.add({ kind: 'status', operation: 'get_charge', skip: 1, times: 2 });
    const kinds = [1, 2, 3, 4].map(() => faults.take(call)?.kind ?? 'none');
    expect(kinds).toEqual(['none', 'status', 'status', 'none']);
  });

  it('matches method, path and account', () => {
    faults.add({ kind: 'status', method: 'get', path: '/v1/charges/*', account: 'sk_a' });
    expect(faults.take(call)).toBeDefined();
    expect(faults.take({ ...call, key: 'sk_b' })).toBeUndefined();
    expect(faults.take({ ...call, method: 'POST' })).toBeUndefined();
    expect(faults.take({ ...call, path: '/v1/links/1' })).toBeUndefined();
  });

  it('befalls every key of the account it names', () => {
    accounts.addKey(accounts.of('sk_a'), 'sk_a2');
    faults.add({ kind: 'status', account: 'sk_a' });
    expect(faults.take({ ...call, key: 'sk_a2' })).toBeDefined();
  });

  it('repeats its chances after the same seed', () => {
    faults.add({ kind: 'status', probability: 0.5 });
    const draw = () => Array.from({ length: 50 }, () => faults.take(call) !== undefined);
    faults.seed(7);
    const first = draw();
    faults.seed(7);
    expect(draw()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([true, false]));
  });

  it('refuses a kind that does not exist', () => {
    expect(() => faults.add({ kind: 'explode' })).toThrow('kind');
  });

  it('treats a path as text but for the star', () => {
    expect(pathMatches('/v1/links/*/edit', '/v1/links/a-b/edit')).toBe(true);
    expect(pathMatches('/v1/links.', '/v1/links5')).toBe(false);
  });

  it('draws numbers from 0 up to 1', () => {
    const random = seededRandom(1);
    const drawn = Array.from({ length: 1000 }, random);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });
});
