import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { outboundProxy } from '@remit/settings';
import type { CustomFetchOptions } from 'openid-client';

/** Documents, keys and tokens of a provider are a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** Statuses whose answer has no body, as `Response` demands. */
const BODILESS = [204, 205, 304];

/**
 * Calls the provider as `fetch` does, through the proxy of HTTPS_PROXY unless NO_PROXY matches. Node's own `fetch`
 * knows neither. Redirects are answers.
 */
export async function providerFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const { method, headers, body, signal } = options;
  const target = new URL(url);
  try {
    const sent = Buffer.from(await new Response(body).arrayBuffer());
    const { request } = target.protocol === 'https:' ? https : http;
    const call = request(target, { method, headers, agent: outboundProxy(target), signal });
    call.end(sent);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const content = await read(answer);
    const { statusCode: status = 0, headersDistinct } = answer;
    const given = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value) => [name, value] as [string, string]),
    );
    return new Response(BODILESS.includes(status) ? null : content, { status, headers: given });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
}

async function read(answer: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error(`The answer has more than ${MAX_BYTES} bytes`);
  }
  return Buffer.concat(chunks);
}
