import { SetMetadata } from '@nestjs/common';

export const SHOWN_ONCE = 'remit:shown-once';

/**
 * Members of the answer that hold a secret. They are not stored: a retry with the same Idempotency-Key gets null in
 * their place.
 */
export const ShowsOnce = (...members: string[]) => SetMetadata(SHOWN_ONCE, members);

export function withoutShown(body: unknown, members: readonly string[]): unknown {
  if (members.length === 0 || typeof body !== 'object' || body === null) return body;
  return { ...body, ...Object.fromEntries(members.map((member) => [member, null])) };
}
