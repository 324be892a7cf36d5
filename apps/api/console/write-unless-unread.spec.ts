import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { writeUnlessUnread } from './write-unless-unread';

const TEXT = 'x'.repeat(32 * 1024);
/** More than the operating system buffers on both ends of a connection, and far more than a server should. */
const PIECES = 600;

describe('a stream without an end', () => {
  const server = createServer();
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => once(server.close(), 'close'));

  /** @returns pieces written before the stream was cut off */
  async function piecesTaken(reads: boolean): Promise<number> {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    if (reads) client.resume();
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    let pieces = 0;
    while (!response.destroyed && pieces < PIECES) {
      writeUnlessUnread(response, TEXT);
      pieces += 1;
      await setTimeout(1);
    }
    client.destroy();
    response.destroy();
    return pieces;
  }

  it('is written before the call returns, so that whoever writes to many can pause in between', async () => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    writeUnlessUnread(response, 'first');
    expect(response.socket?.writableLength).toBe(0);
    client.destroy();
    response.destroy();
  });

  it('goes on for a reader that reads', async () => expect(await piecesTaken(true)).toBe(PIECES));

  it('is cut off for one that does not', async () => expect(await piecesTaken(false)).toBeLessThan(PIECES));
});
