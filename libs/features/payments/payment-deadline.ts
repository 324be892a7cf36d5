import { ApiError, explainTime, readTime } from '@remit/http-api';

/** When a link shall stop working, as a caller says it. @throws ApiError validation_error for a day, whose end each place has at another time, and for the past */
export function readDeadline(text: string | null | undefined, now = new Date()): Date | null {
  if (!text) return null;
  const moment = readTime(text);
  if (!moment) throw ApiError.invalidField('expires_at', explainTime(text, 'expires_at'));
  if (moment <= now)
    throw ApiError.invalidField('expires_at', `expires_at ${text} is over: it is ${now.toISOString()}`);
  return moment;
}
