import type { IncomingMessage } from 'node:http';
import type { ClientSource } from './client-source';
import { FairRequestQueue } from './fair-request-queue';

describe('the turns of requests', () => {
  const begun: string[] = [];
  const turns = new FairRequestQueue({ of: () => '192.0.2.1' } as unknown as ClientSource);
  turns.remember('busy-1', 'busy');
  turns.remember('busy-2', 'busy');
  turns.remember('calm', 'calm');
  const ask = (name: string, headers: object, url = '/api/v1/customers') =>
    turns.begin({ headers, url } as IncomingMessage, () => begun.push(name));
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
  beforeEach(() => begun.splice(0));

  it('a caller on its own waits for nothing', async () => {
    const alone = new FairRequestQueue({ of: () => '192.0.2.1' } as unknown as ClientSource);
    let count = 0;
    const first = () => alone.begin({ headers: {} } as IncomingMessage, () => (count += 1));
    first();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    for (let asked = 0; asked < 5; asked += 1) first();
    expect(count).toBe(6);
  });

  it('among several, each tenant begins one request a turn, whatever keys it uses, and so does each stranger', async () => {
    for (const key of ['busy-1', 'busy-2', 'busy-1']) ask(key, { 'x-api-key': key });
    for (const key of ['made up', 'made up too']) ask('stranger', { authorization: `Bearer ${key}` });
    ask('calm', { authorization: 'Bearer calm' });
    expect(begun).toEqual(['busy-1', 'stranger', 'calm']);
    await nextTurn();
    expect(begun.slice(3)).toEqual(['busy-2', 'stranger']);
    ask('calm', { authorization: 'Bearer calm' });
    expect(begun.slice(5)).toEqual(['calm']);
    await nextTurn();
    expect(begun.slice(6)).toEqual(['busy-1']);
  });

  it('webhooks of a tenant are a caller of their own', async () => {
    await nextTurn();
    for (const tenant of ['t1', 't1', 't2']) ask(tenant, {}, `/api/v1/webhooks/nomod/${tenant}/env_1`);
    ask('busy', { 'x-api-key': 'busy-1' });
    expect(begun).toEqual(['t1', 't2', 'busy']);
    await nextTurn();
    expect(begun.slice(3)).toEqual(['t1']);
  });
});
