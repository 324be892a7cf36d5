import { ApiError, readMoment } from '@remit/http-api';

/** When a link shall stop working, as a caller says it. @throws ApiError validation_error for a day, whose end each place has at another time, and for the past */
export function readDeadline(text: string | null | undefined, now = new Date()): Date | null {
  if (!text) return null;
  const moment = text.includes('T') ? readMoment(text) : undefined;
  if (!moment)
    throw ApiError.invalidField(
      'expires_at',
      'expires_at must be a time with its UTC offset: 2026-12-31T18:00:00+04:00',
    );
  if (moment <= now)
    throw ApiError.invalidField('expires_at', `expires_at ${text} is over: it is ${now.toISOString()}`);
  return moment;
}
