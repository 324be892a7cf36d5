/**
 * Returns the URL when a browser may open it: https, or the sandbox on this machine. Any other URL is shown as text
 * only.
 */
export function openableUrl(url: string | null): string | undefined {
  // eslint-disable-next-line no-restricted-syntax -- browsers do not have that fault
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && isLocal) ? url : undefined;
}
