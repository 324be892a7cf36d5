import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { outboundProxy } from '@remit/settings';
import axios from 'axios';
import type { CustomFetchOptions } from 'openid-client';

/** Documents, keys and tokens of a provider are a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** Statuses whose answer has no body, as `Response` demands. */
const BODILESS = [204, 205, 304];

/**
 * Calls the provider as `fetch` does, through the proxy of HTTPS_PROXY unless NO_PROXY matches. Node's own `fetch`
 * knows neither.
 */
export async function providerFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const { method, headers, body, signal } = options;
  const agents = { httpAgent: new HttpAgent(), httpsAgent: outboundProxy(new URL(url)) ?? new HttpsAgent() };
  try {
    const answer = await axios.request<ArrayBuffer>({
      url,
      method,
      headers,
      data: body instanceof Uint8Array ? Buffer.from(body) : (body ?? undefined),
      signal,
      ...agents,
      // The proxy is the agent's task.
      proxy: false,
      maxRedirects: 0,
      maxContentLength: MAX_BYTES,
      responseType: 'arraybuffer',
      validateStatus: () => true,
    });
    const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const content = BODILESS.includes(answer.status) ? null : answer.data;
    return new Response(content, { status: answer.status, headers: given });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
}
