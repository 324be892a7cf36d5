import { Agent, request } from 'node:http';

export interface PreparedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface LoopResult {
  /** Requests per second that were answered 2xx. */
  readonly perSecond: number;
  /** Latencies of all requests in milliseconds, ascending. */
  readonly latencies: number[];
  readonly failed: number;
}

/**
 * Sends the requests over `senders` keep-alive connections. Each connection sends its next request as soon as it is
 * answered.
 */
export async function closedLoop(url: string, requests: PreparedRequest[], senders: number): Promise<LoopResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const latencies: number[] = [];
  let failed = 0;
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let mine = requests[next++]; mine; mine = requests[next++]) {
        const begun = performance.now();
        const status = await send(agent, url, mine);
        latencies.push(performance.now() - begun);
        if (status < 200 || status > 299) failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { perSecond: (requests.length - failed) / seconds, latencies: latencies.sort((a, b) => a - b), failed };
}

/**
 * Sends `count` of the requests at a fixed rate, whether or not earlier ones were answered. So the wait at a slow
 * server counts. Each request is made when it is due, because a signature is valid for five minutes.
 */
export async function openLoop(
  url: string,
  requests: Iterable<PreparedRequest, unknown>,
  { perSecond, count }: { perSecond: number; count: number },
): Promise<LoopResult> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  let failed = 0;
  const source = requests[Symbol.iterator]();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const due = started + (index * 1_000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const status = await send(agent, url, source.next().value as PreparedRequest);
      latencies.push(performance.now() - due);
      if (status < 200 || status > 299) failed += 1;
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { perSecond: count / seconds, latencies: latencies.sort((a, b) => a - b), failed };
}

function send(agent: Agent, url: string, { path, headers, body }: PreparedRequest): Promise<number> {
  return new Promise((resolve) => {
    const call = request(
      url + path,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve(0));
      },
    );
    call.once('error', () => resolve(0));
    call.end(body);
  });
}
