import type { Agent, AgentOptions, ClientRequest } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** The proxy did not open the tunnel: nothing was sent to whom it was meant for, as when a connection is refused. */
class ProxyRefused extends Error {
  readonly code = 'ECONNREFUSED';
  readonly syscall = 'connect';
}

/**
 * What reaches an https URL through the proxy that HTTPS_PROXY (else ALL_PROXY) names, by a tunnel: the proxy sees a host and a port, never a key. Undefined where NO_PROXY
 * says so or no proxy is set. Calls over http stay on this machine or beside it, and never go through a proxy.
 */
export function outboundProxy(url: URL, options: AgentOptions = {}): Agent | undefined {
  const proxy = url.protocol === 'https:' ? getProxyForUrl(url.href) : '';
  if (proxy === '') return undefined;
  const agent = new HttpsProxyAgent(proxy, options);
  // Otherwise what the proxy answers would be taken for the answer of whom was called.
  agent.on('proxyConnect', ({ statusCode }: { statusCode: number }, request: ClientRequest) => {
    if (statusCode !== 200) request.destroy(new ProxyRefused(`The proxy answered ${statusCode}`));
  });
  return agent;
}
