import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, from, Subject } from 'rxjs';
import { setIdentity } from '../auth/identity';
import type { Identity } from '../auth/caller';
import { ApiError } from '../errors/api-error';
import { LongListsInterceptor } from './long-lists.interceptor';

describe('long lists', () => {
  const request = (tenantId: string, limit: unknown, method = 'GET', bytes = 10) => {
    const input = method === 'GET' ? { query: { limit } } : { query: {}, body: { limit } };
    const made = { method, headers: { 'content-length': String(bytes) }, ...input } as never;
    setIdentity(made, { kind: 'key', tenantId } as Identity);
    return { switchToHttp: () => ({ getRequest: () => made }) } as unknown as ExecutionContext;
  };
  const begun: string[] = [];
  const lists = new LongListsInterceptor();
  const ask = (name: string, context: ExecutionContext) => {
    const work = new Subject<string>();
    const handle = () => {
      begun.push(name);
      return from(work);
    };
    const answer = firstValueFrom(lists.intercept(context, { handle }));
    return {
      answer,
      end: () => {
        work.next(name);
        work.complete();
      },
    };
  };
  const soon = () => new Promise((resolve) => setImmediate(resolve));
  /** At once after short work; work that took long is followed by a rest. */
  const begins = async (name: string) => {
    while (!begun.includes(name)) await soon();
  };

  it('are made one at a time for each tenant; short ones and those of others do not wait', async () => {
    const first = ask('first', request('t1', '1000'));
    const others = [
      ask('second', request('t1', 500, 'POST')),
      ...Array.from({ length: 7 }, (_, index) => ask(`waiting ${index}`, request('t1', '101'))),
    ];
    const refused = ask('refused', request('t1', '1000'));
    ask('short', request('t1', '100'));
    ask('of another', request('t2', '1000'));
    await soon();
    expect(begun).toEqual(['short', 'first', 'of another']);
    first.end();
    await first.answer;
    await begins('second');
    expect(begun).toEqual(['short', 'first', 'of another', 'second']);
    expect(others).toHaveLength(8);
    await expect(refused.answer).rejects.toThrow(ApiError);
    await expect(refused.answer).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('and large bodies share the turns of their tenant', async () => {
    const before = begun.length;
    const large = ask('large', request('t3', undefined, 'POST', 40_000));
    ask('waits', request('t3', '1000'));
    ask('small', request('t3', undefined, 'POST', 1_000));
    await soon();
    expect(begun.slice(before)).toEqual(['small', 'large']);
    large.end();
    await large.answer;
    await begins('waits');
    expect(begun.slice(before)).toEqual(['small', 'large', 'waits']);
  });
});
