import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TestCertificate } from './certificate';

/** A forward proxy like those in companies. All its tunnels lead to one configured server. */
export class EgressProxy {
  /** `host:port` of every requested tunnel, with the credentials that were sent. */
  readonly asked: { target: string; authorization: string | undefined }[] = [];
  private refused: number | undefined;
  private readonly tunnels = new Set<Duplex>();
  private readonly server = http.createServer((_request, response) => response.writeHead(400).end());

  /** @param port of the server at the end of each tunnel, on this machine */
  async start(port: number): Promise<void> {
    this.server.on('connect', ({ url = '', headers }: http.IncomingMessage, socket) => {
      this.asked.push({ target: url, authorization: headers['proxy-authorization'] });
      socket.on('error', () => undefined);
      if (this.refused)
        return socket.end(
          `HTTP/1.1 ${this.refused} No\r\nContent-Type: application/json\r\n\r\n{"error":{"code":"x"}}`,
        );
      const tunnel = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      tunnel.on('error', () => socket.destroy());
      this.tunnels.add(socket);
      socket.on('close', () => this.tunnels.delete(socket));
      tunnel.pipe(socket).pipe(tunnel);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /**
   * Closes all open tunnels.
   * @param status answered to new tunnel requests; undefined allows tunnels again
   */
  refuse(status: number | undefined): void {
    this.refused = status;
    for (const tunnel of this.tunnels) tunnel.destroy();
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** Terminates TLS before an HTTP server on this machine. */
export class TlsFront {
  /** Path and Host of every request. */
  readonly seen: string[] = [];
  private readonly server: https.Server;

  constructor(certificate: TestCertificate, target: (host: string) => string) {
    const tls = { cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) };
    this.server = https.createServer(tls, (request, response) => {
      const { host = '' } = request.headers;
      this.seen.push(`${host}${request.url}`);
      const onwards = http.request(
        target(host) + request.url,
        { method: request.method, headers: { ...request.headers, host: new URL(target(host)).host } },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onwards.on('error', () => response.destroy());
      request.pipe(onwards);
    });
  }

  async start(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
