import { toApiError } from './to-api-error';

const failed = (code: string) => Object.assign(new Error('it failed'), { code });

describe('what the caller is told of a failed statement', () => {
  it.each([
    ['a statement that waited for a lock until our own limit', '57014'],
    ['a lock that was held for longer than the login waits', '55P03'],
    ['a transaction that took longer than the login may', '25P04'],
    ['an object that somebody else uses', '55006'],
    ['a deadlock', '40P01'],
    ['a serialization failure', '40001'],
    ['no memory', '53200'],
    ['a limit of its configuration', '53400'],
    ['a full disk', '53100'],
    ['a database that accepts no connections', '55000'],
    ['a database that was dropped', '57P04'],
    ['a connection that was idle for too long', '57P05'],
    ['a lost connection', '08006'],
  ])('after %s is to come back later', (_what, code) => {
    const { code: told, retryAfterSeconds } = toApiError(failed(code));
    expect([told, retryAfterSeconds]).toEqual(['service_unavailable', 1]);
  });

  it.each(['42P01', '42601', '22012', '23502', 'P0001', 'XX000'])('after %s is that the fault is ours', (code) => {
    expect(toApiError(failed(code)).code).toBe('internal_error');
  });
});
