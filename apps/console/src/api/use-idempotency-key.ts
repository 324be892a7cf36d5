import { useRef } from 'react';
import { newIdempotencyKey } from './client';

/**
 * One idempotency key for each content. A double click or a resend repeats the same request; corrected values make a
 * new one.
 */
export function useIdempotencyKey(): (body: object) => string {
  const key = useRef<{ text: string; body: string }>(undefined);
  return (body) => {
    const content = JSON.stringify(body);
    if (key.current?.body !== content) key.current = { text: newIdempotencyKey(), body: content };
    return key.current.text;
  };
}
