import { ApiError } from '../errors/api-error';

/** Milliseconds for which an entered password opens secrets, refunds and members. */
const CONFIRMED_MS = 10 * 60_000;

/**
 * @param confirmedAt when the person last entered a password or second factor
 * @throws ApiError confirmation_required when that is too long ago
 */
export function assertRecent(confirmedAt: Date): void {
  if (Date.now() - confirmedAt.getTime() > CONFIRMED_MS) throw new ApiError('confirmation_required');
}
