import { answerFailure, connectionFailure } from './failed-call';

const write = { operation: 'create link', writes: true };

function lost(cause: object): Error {
  return Object.assign(new Error('request failed'), { cause });
}

describe('a connection that failed', () => {
  it.each([
    { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
    { code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
    { code: 'ECONNREFUSED', syscall: 'connect' },
    { code: 'ETIMEDOUT', syscall: 'connect' },
    {
      errors: [
        { code: 'ECONNREFUSED', syscall: 'connect' },
        { code: 'ENETUNREACH', syscall: 'connect' },
      ],
    },
  ])('before it was made has changed nothing: $code', (cause) => {
    expect(connectionFailure(write, lost(cause))).toMatchObject({ kind: 'unreachable', outcome: 'not_done' });
  });

  it.each([
    { code: 'ECONNRESET', syscall: 'read' },
    { code: 'EHOSTUNREACH', syscall: 'read' },
    { code: 'EPIPE', syscall: 'write' },
    {
      errors: [
        { code: 'ECONNREFUSED', syscall: 'connect' },
        { code: 'ECONNRESET', syscall: 'read' },
      ],
    },
    {},
  ])('after it was made may have changed something: $code', (cause) => {
    expect(connectionFailure(write, lost(cause))).toMatchObject({ kind: 'connection_lost', outcome: 'unknown' });
  });

  it('in a way nobody thought of may have changed something', () => {
    expect(connectionFailure(write, 'odd')).toMatchObject({ kind: 'connection_lost', outcome: 'unknown' });
  });
});

describe('what Nomod says when it refuses', () => {
  const refusal = (error: unknown) =>
    answerFailure(
      write,
      { status: 400, retryAfter: [], body: new TextEncoder().encode(JSON.stringify({ error })) },
      'sk_live_abc.verysecretpart',
    );

  it('is passed on in one short line', () => {
    const { message } = refusal({ code: 'invalid_amount', message: `Too\r\nmuch\u0000 ${'x'.repeat(500)}` });
    expect(message).toMatch(/^Nomod refused the call: Too much x+$/);
    expect(message.length).toBeLessThan(230);
  });

  it.each(['key sk_live_abc.verysecretpart', 'the verysecretpart of it'])(
    'is dropped when it repeats the key: %s',
    (message) => {
      expect(refusal({ message }).message).toBe('Nomod refused the call with status 400');
    },
  );

  it.each([undefined, null, 'text', { code: 7, message: {} }, { code: 'Not A Code' }])(
    'may be in no known form: %j',
    (error) => {
      const failure = refusal(error);
      expect(failure).toMatchObject({ kind: 'refused', message: 'Nomod refused the call with status 400' });
      expect(failure).not.toHaveProperty('code');
    },
  );
});
