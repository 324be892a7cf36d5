import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface ReceivedCall {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export type Reply = (socket: Socket, call: ReceivedCall) => void;

/** A gateway that writes raw bytes to the socket for each call, valid HTTP or not. */
export class RawGateway {
  readonly calls: ReceivedCall[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private reply: Reply = json(500, {});

  private constructor() {
    this.server = createServer((socket) => this.accept(socket));
  }

  static async start(): Promise<RawGateway> {
    const gateway = new RawGateway();
    await once(gateway.server.listen(0, '127.0.0.1'), 'listening');
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sets the answers from now on and forgets the calls received. */
  answers(reply: Reply): void {
    this.reply = reply;
    this.calls.length = 0;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    // Some specs make the client close before everything is written.
    socket.on('error', () => socket.destroy());
    let bytes = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      bytes += chunk;
      const call = readCall(bytes);
      if (!call) return;
      bytes = '';
      this.calls.push(call);
      this.reply(socket, call);
    });
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return bytes(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function html(status: number): Reply {
  return bytes(status, '<html><body>Bad gateway</body></html>', { 'content-type': 'text/html' });
}

export function bytes(status: number, body: string | Buffer, headers: Record<string, string> = {}): Reply {
  return (socket) => {
    socket.write(head(status, { 'content-length': String(Buffer.byteLength(body)), ...headers }));
    socket.write(body);
  };
}

/** Answers each call with the next reply, and repeats the last one. */
export function inTurn(...replies: Reply[]): Reply {
  let turn = 0;
  return (socket, call) => replies[Math.min(turn++, replies.length - 1)]?.(socket, call);
}

/** A whole answer, one byte at a time. */
export function drip(everyMs: number): Reply {
  return (socket) => {
    socket.write(head(200, { 'content-length': '100000' }));
    const timer = setInterval(() => socket.write(' '), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}

export function head(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`;
}

function readCall(text: string): ReceivedCall | null {
  const [top = '', body] = text.split('\r\n\r\n', 2);
  const [start = '', ...lines] = top.split('\r\n');
  const [method = '', path = ''] = start.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  if (body === undefined || Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)) return null;
  return { method, path, headers, body };
}
