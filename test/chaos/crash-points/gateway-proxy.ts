import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atTheEnd } from '../harness/cleanup';
import type { CrashTrigger } from './crash-trigger';

/** A proxy between a server and the gateway. */
export class GatewayProxy {
  private constructor(
    private readonly server: Server,
    private readonly target: string,
    private readonly trigger: CrashTrigger,
  ) {}

  static async start(target: string, trigger: CrashTrigger): Promise<GatewayProxy> {
    const server = createServer((incoming, response) => proxy.pass(incoming, response));
    const proxy = new GatewayProxy(server, target, trigger);
    trigger.onFire(() => server.closeAllConnections());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    atTheEnd(() => proxy.close());
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = incoming;
    const fate = this.trigger.meet(
      `${method} ${url.replace(/\?.*/, '').replace(/[0-9a-f-]{36}/g, '{id}')} at the gateway`,
    );
    if (fate === 'drop') return void incoming.destroy();
    const onward = request(this.target + url, { method, headers: incoming.headers }, (answer) => {
      if (fate === 'die-after-answer') {
        this.trigger.fire();
        return void answer.resume();
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('error', () => undefined);
    incoming.pipe(onward);
  }
}
