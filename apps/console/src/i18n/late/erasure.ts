import { lateTexts } from './late-texts';

/** Erasing a person: texts of the dialog, loaded with it. */
export const lateErasure = {
  'erase.title': 'Erase {name}?',
  'erase.what':
    'This erases the name, email, phone, address, external id and metadata, also in messages, events, evidence and the texts of invoices and payments.',
  'erase.kept': 'Invoices and payments keep their numbers, lines and amounts.',
  'erase.final': 'It cannot be undone.',
  'erase.tick': 'I know that this cannot be undone.',
  'erase.tickFirst': 'Confirm it first.',
  'erase.submit': 'Erase',
  'erase.open':
    'Some invoices of this customer are not settled. Collect, void or write off what is outstanding, then erase.',
  'erase.done': 'The person is erased',
  'erase.atNomod':
    "Nomod still has the customer {ids}. Nomod's API cannot erase it: erase it in the Nomod dashboard or ask Nomod's support, then erase here once more.",
} as const;

Object.assign(lateTexts, lateErasure);
