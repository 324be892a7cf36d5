import { lateTexts } from './late-texts';

/** The operator's page: its texts, loaded with it. */
export const lateOperator = {
  'operator.lead': 'This installation as a whole.',
  'operator.settled': 'All work is done',
  'operator.busy': 'Work is waiting',
  'operator.jobs': 'Jobs waiting',
  'operator.webhooks': 'Webhooks waiting',
  'operator.oldest': 'Oldest has waited, seconds',
  'operator.dead': 'Given up on',
  'operator.dead.what': 'Event',
  'operator.dead.why': 'What failed',
  'operator.dead.tenant': 'Tenant',
  'operator.dead.again': 'Try again',
  'operator.dead.none': 'Nothing was given up on.',
  'operator.newTenant': 'New tenant',
  'operator.tenantName': 'Name of the tenant',
  'operator.createTenant': 'Create tenant',
  'operator.tenantCreated': 'Tenant {name} was created',
  'operator.keysOnce': 'Copy the keys now: they are not shown again.',
  'operator.error.name': 'Name is required.',
  'operator.open': 'Add this key to my session',
} as const;

Object.assign(lateTexts, lateOperator);
