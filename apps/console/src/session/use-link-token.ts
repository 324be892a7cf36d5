import { useState } from 'react';

/** What follows the number sign of a link, which no server sees. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  return token;
}
