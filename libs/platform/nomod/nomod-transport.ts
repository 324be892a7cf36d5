import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { type GatewayCredentials, GatewayError } from '@remit/gateway';
import { outboundProxy, REMIT_VERSION, type Settings } from '@remit/settings';

import { Answer, InvalidAnswer } from './answer';
import { answerFailure, connectionFailure, failure, invalidAnswer } from './failed-call';
import { inSpan } from '@remit/domain-events';
import type { CallGate } from './budget/call-budgets';
import { parseStrictJson } from './strict-json';
import { Histogram } from 'prom-client';

/** Histogram buckets: from tens of milliseconds to the time limit of ten seconds. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Calls to Nomod by operation and outcome: `ok`, or the kind of failure. */
export const gatewayCalls = new Histogram({
  name: 'remit_gateway_call_duration_seconds',
  help: 'Calls of Nomod by operation and outcome',
  labelNames: ['operation', 'outcome'],
  buckets: BUCKETS,
});

/** Nomod's edge refuses the default user agents of HTTP libraries. */
const USER_AGENT = `Remit/${REMIT_VERSION}`;

const MAX_BODY_BYTES = 1024 * 1024;

// Milliseconds. A Node server closes idle connections after 5 s, the shortest time known. A request on a closing
// connection ends in a reset, and a create would have an unknown outcome.
const IDLE_CONNECTION_MS = 4_000;

export interface NomodCall {
  operation: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** Path below `/v1`. Every id in it is validated already. */
  path: string;
  query?: Record<string, string | undefined>;
  body?: object;
}

/** @param sentAt when the call was sent, after it got its turn; the answer is not older */
export type ReadAnswer<T> = (answer: Answer, sentAt: Date) => T;

/**
 * Sends one HTTP call to Nomod. It is repeated only after a 429, never redirected, and limited in time and size.
 * Failures are a `GatewayError`, or `GatewayBusy` in the background.
 */
export class NomodTransport {
  private readonly http: AxiosInstance;
  private readonly agents: ReturnType<typeof agents>;

  constructor(
    private readonly settings: Settings,
    private readonly gate: CallGate,
  ) {
    this.agents = agents(new URL(settings.nomodApiUrl));
    this.http = axios.create({
      allowAbsoluteUrls: false,
      httpAgent: this.agents.http,
      httpsAgent: this.agents.https,
      // The proxy is the agent's task.
      proxy: false,
      maxRedirects: 0,
      maxContentLength: MAX_BODY_BYTES,
      maxBodyLength: MAX_BODY_BYTES,
      responseType: 'arraybuffer',
      validateStatus: () => true,
      headers: { Accept: 'application/json', 'User-Agent': USER_AGENT },
    });
  }

  /** `read` converts the answer and throws `InvalidAnswer` when it is invalid. */
  async call<T>(credentials: GatewayCredentials, call: NomodCall, read: ReadAnswer<T>): Promise<T> {
    return this.gate.pass(credentials.apiKey, call.operation, () => this.measured(credentials, call, read));
  }

  private async measured<T>(credentials: GatewayCredentials, call: NomodCall, read: ReadAnswer<T>): Promise<T> {
    const end = gatewayCalls.startTimer({ operation: call.operation });
    try {
      const result = await inSpan(`nomod ${call.operation}`, { kind: 'client' }, () =>
        this.send(credentials, call, read),
      );
      end({ outcome: 'ok' });
      credentials.onResult?.(null);
      return result;
    } catch (error) {
      end({ outcome: error instanceof GatewayError ? error.kind : 'error' });
      if (error instanceof GatewayError) credentials.onResult?.(error.kind);
      throw error;
    }
  }

  private async send<T>({ apiKey, isSandbox }: GatewayCredentials, call: NomodCall, read: ReadAnswer<T>): Promise<T> {
    const name = { operation: call.operation, writes: call.method !== 'GET' };
    if (!/^[\x21-\x7e]{1,512}$/.test(apiKey)) {
      throw failure(name, 'unauthorized', 'The API key is not valid: it has spaces or special characters', {
        outcome: 'not_done',
      });
    }
    const sentAt = new Date();
    const response = await this.http
      .request<Uint8Array>({
        method: call.method,
        baseURL: `${this.settings.gatewayUrl(isSandbox ?? false)}/v1`,
        url: call.path,
        params: call.query,
        data: call.body,
        headers: { 'X-API-KEY': apiKey },
        signal: AbortSignal.timeout(this.settings.nomodTimeoutMs),
      })
      .catch((error: unknown) => {
        throw connectionFailure(name, error);
      });
    if (response.status < 200 || response.status > 299) {
      const { status, data } = response;
      // Only the raw headers show that a header came twice.
      const { res } = response.request as { res: IncomingMessage };
      const { 'retry-after': retryAfter = [], date = [] } = res.headersDistinct;
      throw answerFailure(name, { status, body: data, retryAfter, date: date[0] }, apiKey);
    }
    try {
      return read(Answer.of(parseStrictJson(response.data), 'answer'), sentAt);
    } catch (error) {
      throw error instanceof InvalidAnswer ? invalidAnswer(name, error.message) : error;
    }
  }

  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }
}

function agents(target: URL) {
  const options = { keepAlive: true, maxFreeSockets: 32, timeout: IDLE_CONNECTION_MS };
  return { http: new HttpAgent(options), https: outboundProxy(target, options) ?? new HttpsAgent(options) };
}
