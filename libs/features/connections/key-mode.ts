import { ApiError } from '@remit/http-api';

export type EnvironmentType = 'sandbox' | 'production';

/** The confirmation that a key of the other mode needs. */
export const MODE_CONFIRMATIONS = ['live key in sandbox', 'test key in production'] as const;

export type ModeConfirmation = (typeof MODE_CONFIRMATIONS)[number];

const MODE = /^sk_(live|test)_/i;

/** The confirmation that a key needs in an environment; undefined when the key fits, or its form tells nothing. */
export function confirmationNeeded(apiKey: string, environment: EnvironmentType): ModeConfirmation | undefined {
  const mode = MODE.exec(apiKey)?.[1]?.toLowerCase();
  if (mode === 'live' && environment === 'sandbox') return 'live key in sandbox';
  return mode === 'test' && environment === 'production' ? 'test key in production' : undefined;
}

/** @throws ApiError validation_error for a key of the other mode without the confirmation */
export function requireMode(apiKey: string, environment: EnvironmentType, said: string | undefined): void {
  const needed = confirmationNeeded(apiKey, environment);
  if (needed === undefined || said === needed) return;
  const words = JSON.stringify(needed);
  throw new ApiError('validation_error', {
    message:
      needed === 'live key in sandbox'
        ? 'This is a live key of Nomod, but the environment is a sandbox. Tests here would move real money.'
        : 'This is a test key of Nomod, but the environment is production. Payments here may not be real money.',
    hint: `Save the key in ${environment === 'sandbox' ? 'a production' : 'a sandbox'} environment. If you want to use it here, send the request again with "confirm_mode": ${words}.`,
    param: 'api_key',
    details: { confirm_mode: needed },
  });
}
