import { lookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { checkServerIdentity } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { isLoopbackHost, outboundProxy } from '@remit/settings';
import { addressesOf, hostOf, isAllowedAddress, refuseEndpointUrl } from './endpoint-url';

/** Result of a call to an endpoint. */
export interface SendResult {
  readonly delivered: boolean;
  /** Null without a response. */
  readonly status: number | null;
  /** First kilobyte of the response; null for an endpoint on this machine. */
  readonly body: string | null;
  /** Reason of a failure, worded for the endpoint's owner; null when it was delivered. */
  readonly error: string | null;
  /** Headers that were sent with the body. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly durationMs: number;
  readonly attemptedAt: Date;
}

/** Milliseconds from the first packet to the end of the response. */
const TIMEOUT_MS = 15_000;

/** Milliseconds to connect. A receiver that accepts no connection will not respond either. */
const CONNECT_MS = 5_000;

/** Bytes of a response that are read and stored. */
const BODY_BYTES = 1_024;

export interface OutgoingCall {
  readonly url: string;
  readonly loopbackAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Calls the endpoints of tenants. It connects to the address that it checked, so a name cannot resolve to another
 * address in between.
 */
@Injectable()
export class WebhookSender {
  /** Never throws: the result contains any error. It does not follow redirects. */
  async send(call: OutgoingCall): Promise<SendResult> {
    const attemptedAt = new Date();
    const start = performance.now();
    const outcome = await this.attempt(call).catch((error: unknown) => ({
      status: null,
      body: null,
      error: describe(error),
    }));
    return {
      ...outcome,
      delivered: outcome.error === null,
      requestHeaders: call.headers,
      durationMs: Math.round(performance.now() - start),
      attemptedAt,
    };
  }

  private async attempt(call: OutgoingCall): Promise<Pick<SendResult, 'status' | 'body' | 'error'>> {
    const refusal = refuseEndpointUrl(call.url, call.loopbackAllowed);
    if (refusal !== undefined) throw new Error(`The URL ${refusal}`);
    const response = await post(call);
    const status = response.statusCode ?? 0;
    const body = await beginningOf(response);
    // On this machine any service may respond, and its response may contain secrets.
    const isPublic = !isLoopbackHost(new URL(call.url).hostname);
    return { status, body: isPublic ? body : null, error: problemOf(status) };
  }
}

async function post({ url, loopbackAllowed, headers, body }: OutgoingCall): Promise<http.IncomingMessage> {
  const target = new URL(url);
  const { request } = target.protocol === 'https:' ? https : http;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const proxy = isLoopbackHost(target.hostname) ? undefined : outboundProxy(target);
  const way = proxy
    ? await throughProxy(target, proxy)
    : { agent: false, lookup: checkedLookup(target, loopbackAllowed) };
  return new Promise((resolve, reject) => {
    const sent = request(
      target,
      {
        method: 'POST',
        headers: { ...headers, host: target.host, 'content-length': Buffer.byteLength(body) },
        signal,
        ...way,
      },
      resolve,
    );
    const tooSlow = new Error(`No connection within ${CONNECT_MS / 1_000} s`);
    // A proxy has its own connections, which may be open already.
    const slow = proxy ? undefined : setTimeout(() => sent.destroy(tooSlow), CONNECT_MS);
    const connected = target.protocol === 'https:' ? 'secureConnect' : 'connect';
    sent.on('socket', (socket) => socket.once(connected, () => clearTimeout(slow)));
    sent.on('error', reject).on('close', () => clearTimeout(slow));
    sent.end(body);
  });
}

/**
 * Sends the checked address to the proxy, because the proxy could resolve the name to another one. The certificate is
 * still checked against the name.
 */
async function throughProxy(target: URL, agent: http.Agent): Promise<https.RequestOptions> {
  const name = hostOf(target.hostname);
  const addresses = await addressesOf(name);
  const [first] = addresses;
  if (!first || !addresses.every((address) => isAllowedAddress(address, target, false))) throw mustNotBeCalled(name);
  return {
    agent,
    host: first,
    servername: isIP(name) === 0 ? name : '',
    checkServerIdentity: (_host, certificate) => checkServerIdentity(name, certificate),
  };
}

const mustNotBeCalled = (name: string) => new Error(`${name} resolves to an address that must not be called`);

/** Resolves like Node, and fails when any of the addresses must not be called. */
function checkedLookup(url: URL, loopbackAllowed: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${hostname} has no address`), '');
      if (!addresses.every(({ address }) => isAllowedAddress(address, url, loopbackAllowed))) {
        return done(mustNotBeCalled(hostname), '');
      }
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** A response that is cut off or too slow still counts by its status. */
async function beginningOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= BODY_BYTES) break;
    }
  } catch {
    // The bytes received so far are enough.
  }
  response.destroy();
  // PostgreSQL cannot store NUL.
  return Buffer.concat(chunks).subarray(0, BODY_BYTES).toString('utf8').replaceAll('\0', '');
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The endpoint answered ${status}; redirects are not followed`;
  return `It answered ${status}`;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'The call failed';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `No answer within ${TIMEOUT_MS / 1_000} s`;
  return error.message.slice(0, 300);
}
