import { EventEmitter } from 'node:events';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { firstValueFrom, from, Subject } from 'rxjs';
import { setIdentity } from '../auth/request-identity';
import type { RequestIdentity } from '../auth/caller';
import { ApiError } from '../errors/api-error';
import { HeavyRequests } from './heavy-requests';
import { HeavyRequestsInterceptor, OneAtATime } from './heavy-requests.interceptor';

describe('long lists', () => {
  const made = (tenantId: string, input: object, handler = () => undefined) => {
    const request = { method: 'POST', headers: {}, query: {}, ...input } as Request;
    setIdentity(request, { kind: 'key', tenantId } as RequestIdentity);
    const response = new EventEmitter() as Response;
    const context = {
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
      getHandler: () => handler,
    };
    return { request, response, context: context as unknown as ExecutionContext };
  };
  const request = (tenantId: string, limit: unknown, method = 'GET') =>
    made(tenantId, method === 'GET' ? { method, query: { limit } } : { body: { limit } }).context;
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
  /** Waits until `name` begins: at once after short work, after a pause when the work took long. */
  const begins = async (name: string) => {
    while (!begun.includes(name)) await soon();
  };

  it('are made one at a time for each tenant; short ones and those of others do not wait', async () => {
    const first = ask('first', request('t1', '1000'));
    const others = [
      ask('second', request('t1', 500, 'POST')),
      ...Array.from({ length: 7 }, (_, index) => ask(`waiting ${index}`, request('t1', '101'))),
    ];
    const { answer } = ask('refused', request('t1', '1000'));
    const refusal = expect(answer).rejects.toMatchObject({ constructor: ApiError, code: 'rate_limited' });
    ask('short', request('t1', '100'));
    ask('of another', request('t2', '1000'));
    await soon();
    expect(begun.toSorted()).toEqual(['first', 'of another', 'short']);
    first.end();
    await first.answer;
    await begins('second');
    expect(begun.at(-1)).toBe('second');
    expect(begun).toHaveLength(4);
    expect(others).toHaveLength(8);
    await refusal;
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

  it('include those of a flood that have not begun when the first answer is large', async () => {
    const before = begun.length;
    const flood = Array.from({ length: 40 }, (_, index) => ask(`flood ${index}`, request('t7', '10')));
    ask('of an eighth', request('t8', '10'));
    await soon();
    expect(begun.slice(before)).toHaveLength(9);
    heavy.noteLargeAnswer('t7', '');
    for (const { end } of flood.slice(0, 8)) end();
    await begins('flood 8');
    await soon();
    expect(begun.slice(before)).toHaveLength(10);
  });

  it('are what a reading request becomes when its handler asks for a turn: it gives its place back', async () => {
    const some = Array.from({ length: 9 }, () => made('t11', { method: 'GET' }));
    const [first, second] = some;
    for (const { request, response } of some.slice(0, 8)) await heavy.beginReading(request, response, 't11', 'pdf');
    const ninth = some[8];
    const begin = (one: typeof first) => one && heavy.begin(one.request, one.response, 't11');
    await begin(first);
    await (ninth && heavy.beginReading(ninth.request, ninth.response, 't11', 'pdf'));
    let hasTurn = false;
    const turn = begin(second)?.then(() => (hasTurn = true));
    await soon();
    expect(hasTurn).toBe(false);
    if (first) heavy.end(first.request);
    await turn;
  });

  it('include what reads much for a short answer, each such route for itself', async () => {
    const before = begun.length;
    const handler = () => undefined;
    OneAtATime()(handler);
    const first = ask('audit', made('t9', { method: 'GET' }, handler).context);
    ask('second audit', made('t9', { method: 'GET' }, handler).context);
    ask('audit of a tenth', made('t10', { method: 'GET' }, handler).context);
    ask('list', request('t9', '1000'));
    await soon();
    expect(begun.slice(before).sort()).toEqual(['audit', 'audit of a tenth', 'list']);
    first.end();
    await first.answer;
    await begins('second audit');
  });

  it('run one at a time over all routes that share a queue', async () => {
    const before = begun.length;
    const [customers, invoices] = [() => undefined, () => undefined];
    for (const handler of [customers, invoices]) OneAtATime('import')(handler);
    const first = ask('import', made('t11', {}, customers).context);
    ask('other import', made('t11', {}, invoices).context);
    ask('import of another', made('t12', {}, invoices).context);
    await soon();
    expect(begun.slice(before).sort()).toEqual(['import', 'import of another']);
    first.end();
    await first.answer;
    await begins('other import');
  });

  it('end with the connection of whoever leaves, also before anything was done', async () => {
    const [gone, next] = [made('t4', {}), made('t4', {})];
    await heavy.begin(gone.request, gone.response, 't4');
    const waiting = heavy.begin(next.request, next.response, 't4');
    gone.response.emit('close');
    await waiting;
  });
});
