import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** The parsed body. */
  readonly event: Record<string, unknown>;
}

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

export const answers = (status: number, body = '', headers: Record<string, string> = {}): Behaviour => {
  return (response) => response.writeHead(status, headers).end(body);
};

/** Never answers. */
export const hangs: Behaviour = () => undefined;

export const resets: Behaviour = (_response, request) => void request.socket.destroy();

/** An endpoint of a tenant that keeps the received webhooks and answers as configured. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** Behaviours for the next requests, in order. Later requests get the default, a 200. */
  readonly behaviours: Behaviour[] = [];
  default: Behaviour = answers(200, 'ok');

  private readonly server = createServer((request, response) => void this.receive(request, response));

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  types(): unknown[] {
    return this.received.map(({ event }) => event.event_type);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    this.received.push({
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body,
      event: JSON.parse(body) as Record<string, unknown>,
    });
    (this.behaviours.shift() ?? this.default)(response, request);
  }
}

/** All receivers of a spec. They are stopped together. */
export class WebhookReceivers {
  private readonly opened: WebhookReceiver[] = [];

  async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await receiver.start();
    this.opened.push(receiver);
    return receiver;
  }

  async stop(): Promise<void> {
    await Promise.all(this.opened.map((receiver) => receiver.stop()));
  }
}
