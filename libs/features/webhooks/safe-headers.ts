import type { IncomingHttpHeaders } from 'node:http';

/** Headers of a delivery that are stored: how it was sent, but no secret and no signature. */
const SAFE = ['user-agent', 'content-type', 'content-length', 'svix-id', 'svix-timestamp'] as const;

/** Maximum length of a stored value. Longer ones are cut. */
const LENGTH = 200;

export function safeHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of SAFE) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value.slice(0, LENGTH);
  }
  return kept;
}
