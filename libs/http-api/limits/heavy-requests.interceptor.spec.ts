import { EventEmitter } from 'node:events';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { firstValueFrom, from, Subject } from 'rxjs';
import { setIdentity } from '../auth/identity';
import type { Identity } from '../auth/caller';
import { ApiError } from '../errors/api-error';
import { HeavyRequests } from './heavy-requests';
import { HeavyRequestsInterceptor } from './heavy-requests.interceptor';

describe('long lists', () => {
  const made = (tenantId: string, input: object) => {
    const request = { method: 'POST', headers: {}, query: {}, ...input } as Request;
    setIdentity(request, { kind: 'key', tenantId } as Identity);
    const response = new EventEmitter() as Response;
    const context = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) };
    return { request, response, context: context as unknown as ExecutionContext };
  };
  const request = (tenantId: string, limit: unknown, method = 'GET') =>
    made(tenantId, method === 'GET' ? { query: { limit } } : { body: { limit } }).context;
  const begun: string[] = [];
  const heavy = new HeavyRequests();
  const lists = new HeavyRequestsInterceptor(heavy);
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

  it('share the turns of their tenant with large bodies, and with what sends long lists', async () => {
    const before = begun.length;
    const { request: large, response, context } = made('t3', { body: { limit: 1_000 } });
    await heavy.begin(large, response, 't3');
    const first = ask('large', context);
    ask('waits', made('t3', { body: { line_items: Array(101).fill({}) } }).context);
    ask('small', made('t3', { body: { line_items: Array(100).fill({}) } }).context);
    await soon();
    expect(begun.slice(before).sort()).toEqual(['large', 'small']);
    first.end();
    await first.answer;
    await begins('waits');
  });

  it('include what was answered with much lately, for that tenant alone', async () => {
    const before = begun.length;
    heavy.noteLargeAnswer('t5', '');
    const first = ask('first large', request('t5', '10'));
    ask('second large', request('t5', '10'));
    // Some of them may be light, so many may wait.
    for (let count = 0; count < 20; count += 1) ask(`small ${count}`, request('t5', '10'));
    ask('of a sixth', request('t6', '10'));
    await soon();
    expect(begun.slice(before).sort()).toEqual(['first large', 'of a sixth']);
    first.end();
    await first.answer;
    await begins('second large');
    expect(begun).not.toContain('small 0');
  });

  it('end with the connection of whoever leaves, also before anything was done', async () => {
    const [gone, next] = [made('t4', {}), made('t4', {})];
    await heavy.begin(gone.request, gone.response, 't4');
    const waiting = heavy.begin(next.request, next.response, 't4');
    gone.response.emit('close');
    await waiting;
  });
});
