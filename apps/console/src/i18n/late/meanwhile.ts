import { lateTexts } from './late-texts';

/** Two people who change one record: texts of the question which version counts. */
export const lateMeanwhile = {
  'meanwhile.invoice': 'Somebody changed this invoice meanwhile',
  'meanwhile.customer': 'Somebody changed this customer meanwhile',
  'meanwhile.business': 'Somebody changed the business profile meanwhile',
  'meanwhile.connection': 'Somebody changed this connection meanwhile',
  'meanwhile.text': 'Nothing of yours is saved yet, and what you typed is kept. Which version counts?',
  'meanwhile.closed': 'Nothing of yours was saved, and it can no longer be changed here.',
  'meanwhile.field': 'Field',
  'meanwhile.mine': 'Yours',
  'meanwhile.theirs': 'Saved meanwhile',
  'meanwhile.take': 'Continue with what is saved',
  'meanwhile.keep': 'Save mine over it',
} as const;

Object.assign(lateTexts, lateMeanwhile);
