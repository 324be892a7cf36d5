import { useRef } from 'react';
import { newIdempotencyKey } from './client';

/** One idempotency key for each content: a double click or a resend is the same request, corrected values are another. */
export function useIdempotencyKey(): (body: object) => string {
  const key = useRef<{ text: string; body: string }>(undefined);
  return (body) => {
    const content = JSON.stringify(body);
    if (key.current?.body !== content) key.current = { text: newIdempotencyKey(), body: content };
    return key.current.text;
  };
}
