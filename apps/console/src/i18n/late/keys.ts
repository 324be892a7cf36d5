import { lateTexts } from './late-texts';

/** API keys. */
export const lateKeys = {
  'keys.lead': 'Keys open the API for one environment or for the whole tenant.',
  'keys.empty': 'Create a key to call the API.',
  'keys.create': 'Create key',
  'keys.name': 'Name',
  'keys.key': 'API key',
  'keys.reach': 'Environment',
  'keys.reach.tenant': 'Whole tenant',
  'keys.scopes': 'Permissions',
  'keys.scope.read': 'Read',
  'keys.scope.write': 'Write',
  'keys.scope.refunds:write': 'Refunds',
  'keys.scope.payments:offline': 'Offline payments',
  'keys.scope.invoices:adjust': 'Discount or void finalized invoices',
  'keys.scope.attention:match': 'Match charges',
  'keys.scope.invoices:send': 'Send invoices',
  'keys.scope.keys:manage': 'Manage API keys',
  'keys.scope.webhooks:manage': 'Manage webhook endpoints',
  'keys.scope.members:manage': 'Manage members',
  'keys.createdBy': 'Made by',
  'keys.scope.admin': 'Admin',
  'keys.lastUsed': 'Last used',
  'keys.never': 'Never',
  'keys.expires': 'Expires',
  'keys.revoke.title': 'Revoke {name}?',
  'keys.revoke.text': 'Every program that uses this key stops working within a second. This cannot be undone.',
  'keys.revoke.confirm': 'Revoke key',
  'keys.revoked': 'Key revoked',
  'keys.once.title': 'Your new key',
  'keys.once.text': 'You will not see this key again.',
  'keys.error.name': 'Name is required.',
  'keys.error.scopes': 'Choose at least one permission.',
  'keys.error.expires': 'The date must be in the future.',
} as const;

Object.assign(lateTexts, lateKeys);
