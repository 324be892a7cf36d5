import type { Agent, AgentOptions, ClientRequest } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** The proxy did not open the tunnel. Nothing reached the target, as with a refused connection. */
class ProxyRefused extends Error {
  readonly code = 'ECONNREFUSED';
  readonly syscall = 'connect';
}

/**
 * Agent for https URLs through the proxy of HTTPS_PROXY (otherwise ALL_PROXY), as a tunnel: the proxy sees a host and
 * a port, never a key. Undefined when NO_PROXY matches or no proxy is set. Calls over http stay on this machine or
 * beside it and never use a proxy.
 */
export function outboundProxy(url: URL, options: AgentOptions = {}): Agent | undefined {
  const proxy = url.protocol === 'https:' ? getProxyForUrl(url.href) : '';
  if (proxy === '') return undefined;
  const agent = new HttpsProxyAgent(proxy, options);
  // Otherwise the proxy's answer would be mistaken for that of the target.
  agent.on('proxyConnect', ({ statusCode }: { statusCode: number }, request: ClientRequest) => {
    if (statusCode !== 200) request.destroy(new ProxyRefused(`The proxy answered ${statusCode}`));
  });
  return agent;
}
