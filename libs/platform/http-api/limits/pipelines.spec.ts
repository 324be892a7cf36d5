import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { ClientSource } from './client-source';
import { limitPipelines } from './pipelines';
import { FairRequestQueue } from './fair-request-queue';

describe('requests that are sent without waiting for answers', () => {
  const open: ServerResponse[] = [];
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (open.push(response) === 10) for (const waiting of open.splice(0)) waiting.end('x');
  });
  limitPipelines(server, new FairRequestQueue({ of: () => '192.0.2.1' } as unknown as ClientSource));
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => once(server.close(), 'close'));

  async function send(requests: number): Promise<number> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('error', () => undefined);
    const [last, ...others] = Array.from({ length: requests }, () => 'GET / HTTP/1.1\r\nHost: x\r\n');
    socket.write(`${others.map((request) => `${request}\r\n`).join('')}${last}Connection: close\r\n\r\n`);
    await once(socket, 'close');
    return text.split('HTTP/1.1 200').length - 1;
  }

  it('are served up to ten at a time', async () => expect(await send(10)).toBe(10));

  it('are cut off beyond that, and not worked on', async () => {
    asked = 0;
    open.length = 0;
    server.once('request', () => open.pop());
    expect(await send(2_000)).toBe(0);
    expect(asked).toBeLessThanOrEqual(10);
  });
});
