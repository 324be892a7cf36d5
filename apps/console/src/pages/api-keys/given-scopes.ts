import type { KeyScope } from '../../api/types';

/** The scopes that the console offers for a new key, narrow ones first. `admin` has all of them. */
export const GIVEN_SCOPES: readonly KeyScope[] = [
  'read',
  'write',
  'refunds:write',
  'payments:offline',
  'invoices:adjust',
  'attention:match',
  'admin',
];
