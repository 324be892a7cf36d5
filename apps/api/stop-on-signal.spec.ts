import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whatIsLeft } from './stop-on-signal';

describe('a stop that is given up', () => {
  it('says how many requests have no answer, and how many connections to the database still work', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const request = get({ port, host: '127.0.0.1' }).on('error', () => undefined);
    await once(server, 'request');
    server.close();
    const left = await whatIsLeft(server, { connections: { busy: 2, idle: 0, waiting: 0 } });
    request.destroy();
    expect(left).toMatch(/^The stop timed out after 15 s: requests without an answer: 1, .* database .*: 2\./);
  });
});
