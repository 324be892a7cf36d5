/**
 * The parts of a URL; undefined for a text that is none. `URL.canParse` of Node 20 and 22 refuses every URL with a
 * letter such as `ü` once its caller has been compiled, after some thousand calls.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** True for a host that can only be this machine: localhost and below, 127.0.0.0/8 and ::1. */
export function isLoopbackHost(hostname: string): boolean {
  // The dot at the end of a name means only that it is complete.
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}

/** True also for a name without a dot, such as that of a container beside this one: no public host has one. */
export function isNearbyHost(hostname: string): boolean {
  return isLoopbackHost(hostname) || /^[a-z][a-z0-9-]*$/i.test(hostname);
}

/**
 * Whether a payer may be sent there: https; http only on this machine, and only while a gateway is there or beside it
 * (the sandbox).
 */
export function isPayerUrl(url: string, gatewayUrls: readonly string[]): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return isLoopbackHost(hostname) && gatewayUrls.some((gateway) => isNearbyHost(new URL(gateway).hostname));
}
