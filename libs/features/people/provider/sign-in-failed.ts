import { ApiError } from '@remit/http-api';

/** Why a sign-in at the provider ended without a session, and what the person can do. */
const REASONS = {
  begun_elsewhere: [
    'This sign-in was begun in another browser, is over, or took too long',
    'Begin again from the sign-in page, in one tab.',
  ],
  declined: ['The provider did not sign you in', 'Begin again, and accept what the provider asks.'],
  invalid_answer: [
    'The answer of the provider cannot be trusted',
    'Begin again. When it happens twice, tell the person who runs the server: the reason is in its log.',
  ],
  no_role: [
    'Your groups at the provider open nothing here',
    'Ask an administrator of your business for a group that opens Remit.',
  ],
  another_person: ['You signed in as somebody else', 'Use the account or the passkey of who is signed in here.'],
  taken: [
    'This account of the provider signs somebody else in',
    'Sign in at the provider with your own account. Or sign in here with this one, and disconnect it there first.',
  ],
  has_roles: [
    'This account of the provider signed in here before, and was given roles of its own',
    'Ask an administrator to remove that member, then connect the account again. Its groups keep their roles.',
  ],
  has_another: [
    'Another account of the provider is connected with yours',
    'Disconnect it first, in the menu of your account.',
  ],
  bad_passkey: [
    'This passkey is not known here, or its answer cannot be trusted',
    'Sign in with the password. Then remove the passkey in the menu of your account, and make another.',
  ],
} as const;

export type FailedSignIn = keyof typeof REASONS;

export const FAILED_SIGN_INS = Object.keys(REASONS) as FailedSignIn[];

/** The error for a sign-in at the provider that failed. `details.reason` is for the console. */
export function signInFailed(reason: FailedSignIn): ApiError {
  const [message, hint] = REASONS[reason];
  return new ApiError('sign_in_failed', { message, hint, details: { reason } });
}
