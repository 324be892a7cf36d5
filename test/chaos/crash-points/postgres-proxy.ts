import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { atTheEnd } from '../harness/cleanup';
import type { CrashTrigger } from './crash-trigger';
import { isReadyForQuery, MessageReader, StatementReader } from './postgres-messages';
import { StatementCounter } from './statement-counter';

/** A proxy between a server and PostgreSQL. It parses just enough of the protocol to identify the statements. */
export class PostgresProxy {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
    private readonly trigger: CrashTrigger,
  ) {}

  static async start(targetUrl: string, trigger: CrashTrigger): Promise<PostgresProxy> {
    const server = createServer();
    const proxy = new PostgresProxy(server, new URL(targetUrl), trigger);
    server.on('connection', (client) => proxy.join(client));
    trigger.onFire(() => proxy.disconnect());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    atTheEnd(() => proxy.close());
    return proxy;
  }

  /** URL of the database through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  close(): void {
    this.server.close();
    this.disconnect();
  }

  private disconnect(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket): void {
    const postgres = connect(Number(this.target.port), this.target.hostname);
    const statements = new StatementReader();
    const counter = new StatementCounter();
    const frontend = new MessageReader({ startsUntyped: true });
    const backend = new MessageReader({ startsUntyped: false });
    let diesAtAnswer = false;

    client.on('data', (bytes: Buffer) => {
      for (const message of frontend.read(bytes)) {
        const statement = statements.read(message);
        const counted = statement === undefined ? undefined : counter.send(statement);
        const fate = counted === undefined ? 'pass' : this.trigger.meet(counted);
        if (fate === 'drop' || client.destroyed) return;
        if (fate === 'die-after-answer') diesAtAnswer = true;
        postgres.write(message.bytes);
      }
    });
    postgres.on('data', (bytes: Buffer) => {
      for (const message of backend.read(bytes)) {
        if (diesAtAnswer && isReadyForQuery(message)) this.trigger.fire();
        if (!client.destroyed && !diesAtAnswer) client.write(message.bytes);
      }
    });
    this.tie(client, postgres);
    this.tie(postgres, client);
  }

  private tie(socket: Socket, other: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      other.destroy();
    });
  }
}
