import { once } from 'node:events';
import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DescribedApi } from './described-api';

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly sent: Buffer;
  readonly status: number;
  readonly type: string;
  readonly answered: Buffer;
}

/**
 * A proxy before a server that compares the traffic with the documents of both base paths: accepted requests,
 * answers, and whether the operation is documented. It changes nothing.
 */
export class ContractProxy {
  /** Number of calls to documented operations. */
  calls = 0;
  readonly problems: string[] = [];
  private readonly documents: DescribedApi[] = [];
  private readonly server = createServer((request, response) => {
    void this.pass(request, response).catch((error: Error) => response.destroy(error));
  });

  private constructor(private readonly target: URL) {}

  static async before(serverUrl: string): Promise<ContractProxy> {
    const proxy = new ContractProxy(new URL(serverUrl));
    for (const path of ['/openapi.json', '/v1/openapi.json']) {
      const document = (await (await fetch(`${serverUrl}${path}`)).json()) as DescribedApi['document'];
      proxy.documents.push(new DescribedApi(serverUrl, document));
    }
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const sent = await buffer(request);
    const forwarded = http.request({ host: this.target.hostname, port: this.target.port, method, path: url, headers });
    forwarded.end(sent);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    const answered = await buffer(answer);
    const { pathname: path, searchParams: query } = new URL(url, this.target);
    const { statusCode: status = 0, headers: said } = answer;
    this.compare({ method, path, query, sent, status, type: said['content-type'] ?? '', answered });
    response.writeHead(status, said).end(answered);
  }

  private compare({ method, path, query, sent, status, type, answered }: Exchange): void {
    const found = this.documents.flatMap((api) => {
      const operation = api.operationAt(method, path);
      return operation === undefined ? [] : [{ api, operation }];
    })[0];
    if (!found) {
      if (/^\/(api\/)?v1\/(?!openapi)/.test(path)) this.problems.push(`${method} ${path} is in no document`);
      return;
    }
    this.calls += 1;
    const { api, operation } = found;
    const isTaken = status < 400;
    const asked = isTaken ? api.problemsOfRequest(operation, [...query.keys()], jsonOf(sent)) : [];
    const answer = type.includes('json') ? jsonOf(answered) : undefined;
    this.problems.push(...asked, ...api.problemsOfAnswer(operation, status, answer));
  }
}

const jsonOf = (bytes: Buffer): unknown => (bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8')));
