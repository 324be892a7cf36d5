import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Registry } from 'prom-client';
import { eventually } from '../../../../test/support/probe';
import { boundConnections } from './connections';

describe('connections of a process', () => {
  const registry = new Registry();
  const server = createServer((_request, response) => response.end('served'));
  boundConnections(server, { maxConnections: 6, trustedProxies: ['127.0.0.9'] }, registry);
  const open: Socket[] = [];
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    const left = () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
    await eventually('the connections to end', async () => (await left()) === 0);
  });
  afterAll(() => once(server.close(), 'close'));

  /** The server's answer over a new connection from this loopback address; '' when the server closes it. */
  async function askFrom(localAddress: string): Promise<string> {
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', localAddress });
    open.push(socket);
    socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const answer = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])]);
    return String(answer[0]).slice(-6);
  }

  it('are half of all from one address at most; others are served', async () => {
    for (let count = 0; count < 3; count += 1) expect(await askFrom('127.0.0.1')).toBe('served');
    expect(await askFrom('127.0.0.1')).toBe('');
    expect(await askFrom('127.0.0.2')).toBe('served');
    const [first] = open;
    first?.destroy();
    await eventually('the place to be free', async () => (await askFrom('127.0.0.1')) === 'served');
  });

  it('are limited in all, and those that were refused are counted', async () => {
    for (const host of [1, 2, 3, 4, 5, 6]) expect(await askFrom(`127.0.0.${host}`)).toBe('served');
    const before = await refused();
    expect(await askFrom('127.0.0.7')).toBe('');
    expect((await refused()) - before).toBe(1);
  });

  it('may all be those of a proxy', async () => {
    for (let count = 0; count < 6; count += 1) expect(await askFrom('127.0.0.9')).toBe('served');
    expect(await askFrom('127.0.0.9')).toBe('');
  });

  const refused = async () =>
    (await registry.getSingleMetric('remit_connections_refused_total')?.get())?.values[0]?.value ?? 0;
});
