import { ApiError, explainTime, readTime } from '@remit/http-api';

/**
 * Reads the time at which a link expires from a request.
 * @throws ApiError validation_error for a day, whose end depends on the time zone, and for a past time
 */
export function readDeadline(text: string | null | undefined, now = new Date()): Date | null {
  if (!text) return null;
  const moment = readTime(text);
  if (!moment) throw ApiError.invalidField('expires_at', explainTime(text, 'expires_at'));
  if (moment <= now)
    throw ApiError.invalidField('expires_at', `expires_at ${text} is in the past: the time is ${now.toISOString()}`);
  return moment;
}
