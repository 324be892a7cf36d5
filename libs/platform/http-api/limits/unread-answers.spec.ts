import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Request, Response } from 'express';
import { eventually } from '../../../../test/support/probe';
import { setIdentity } from '../auth/request-identity';
import type { RequestIdentity } from '../auth/caller';
import type { ClientSource } from './client-source';
import { HeavyRequests } from './heavy-requests';
import { UnreadAnswers } from './unread-answers';

const MIB = 1024 * 1024;

describe('answers that nobody reads', () => {
  const heavy = new HeavyRequests();
  const answers = new UnreadAnswers({ of: () => '192.0.2.1' } as unknown as ClientSource, heavy);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    setIdentity(request, { kind: 'key', tenantId: request.url?.split('/')[1] } as RequestIdentity);
    const bytes = request.method === 'POST' || request.url === '/quick' ? MIB / 2 : 8 * MIB;
    response.setHeader('Content-Length', bytes);
    answers.watch(request as Request, response as Response, () => response.end(Buffer.alloc(bytes)));
  });
  const sockets: Socket[] = [];
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await once(server.close(), 'close');
  });

  /** Bytes received. */
  async function ask(
    tenant: string,
    reads: boolean,
    method = 'GET',
  ): Promise<{ bytes: number; closed: boolean; socket: Socket }> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const seen = { bytes: 0, closed: false, socket };
    sockets.push(socket);
    socket.on('error', () => undefined).on('close', () => (seen.closed = true));
    if (reads) socket.on('data', (part) => (seen.bytes += part.length));
    socket.write(`${method} ${tenant} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await once(server, 'request');
    return seen;
  }

  it('are cut off beyond 16 MiB of a tenant, and those of others are not', async () => {
    for (let count = 0; count < 20; count += 1) await ask('/greedy', false);
    const cut = await ask('/greedy', true);
    await eventually('the answer to be cut off', () => cut.closed);
    expect(cut.bytes).toBeLessThan(8 * MIB);
    const other = await ask('/other', true);
    await eventually('the answer of another', () => other.closed);
    expect(other.bytes).toBeGreaterThan(8 * MIB);
    for (const socket of sockets.splice(0)) socket.destroy();
    const again = await eventually('room', async () => {
      const seen = await ask('/greedy', true);
      await eventually('the end', () => seen.closed);
      return seen.bytes > 8 * MIB;
    });
    expect(again).toBe(true);
  });

  it('that are large make their route a heavy one of that tenant', () => {
    expect(heavy.answersLargely('greedy', '')).toBe(true);
    expect(heavy.answersLargely('nobody', '')).toBe(false);
  });

  it('are large as well when they are read at once', async () => {
    const seen = await ask('/quick', true);
    await eventually('the answer', () => seen.closed);
    expect(seen.bytes).toBeGreaterThan(MIB / 2);
    expect(heavy.answersLargely('quick', '')).toBe(true);
  });

  it.each([
    ['/writer/invoices', false],
    ['/searcher/invoices/search', true],
  ])('to a POST of %s make it a heavy route: %s', async (path, isHeavy) => {
    const seen = await ask(path, true, 'POST');
    await eventually('the answer', () => seen.closed);
    expect(heavy.answersLargely(path.split('/')[1] ?? '', '')).toBe(isHeavy);
  });
});
