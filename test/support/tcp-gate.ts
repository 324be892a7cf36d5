import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy that can be cut (connections end, new ones are refused) and opened again. */
export class TcpGate {
  private readonly sockets = new Set<Socket>();
  private readonly frozen = new WeakSet<Socket>();
  private server: Server;
  private port = 0;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  /** The proxy's address, which stays the same. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    if (this.server?.listening) return;
    this.server = createServer((near) => this.join(near, connect(this.target))).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Simulates a host without power: open connections deliver no more data and no end. New connections work. */
  freeze(): void {
    for (const socket of this.sockets) this.frozen.add(socket);
  }

  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.on('data', (bytes) => {
        if (!this.frozen.has(from)) to.write(bytes);
      });
    }
  }
}
