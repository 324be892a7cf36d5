import { QueryFailedError } from 'typeorm';
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

  it.each([
    'server login has been failing, try again later (server_login_retry)',
    'query_wait_timeout',
    'no more connections allowed (max_client_conn)',
    'query timeout',
  ])('after a pooler ended the connection (%s) is to come back later', (message) => {
    const ended = Object.assign(new Error(message), { code: '08P01', severity: 'FATAL' });
    for (const error of [ended, new QueryFailedError('select 1', [], ended)])
      expect(toApiError(error).code).toBe('service_unavailable');
  });

  it('after a statement that breaks the protocol is that the fault is ours', () => {
    const refused = Object.assign(new Error('bind message supplies 2 parameters'), {
      code: '08P01',
      severity: 'ERROR',
    });
    expect(toApiError(refused).code).toBe('internal_error');
  });

  it.each(['42P01', '42601', '22012', '23502', 'P0001', 'XX000'])('after %s is that the fault is ours', (code) => {
    expect(toApiError(failed(code)).code).toBe('internal_error');
  });
});
