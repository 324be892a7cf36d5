import { lateTexts } from './late-texts';

/** Erasing a person: texts of the dialog, which load with it. */
export const lateErasure = {
  'erase.title': 'Erase {name}?',
  'erase.what':
    'Name, email, phone, address, external id and metadata go, also out of messages, events, evidence and texts of invoices and payments.',
  'erase.kept': 'Invoices and payments stay with their numbers, lines and amounts.',
  'erase.final': 'It cannot be undone.',
  'erase.tick': 'I know that this cannot be undone.',
  'erase.tickFirst': 'Confirm it first.',
  'erase.submit': 'Erase',
  'erase.open': 'Invoices of this customer are not settled. Collect, void or write off what is open, then erase.',
  'erase.done': 'The person is erased',
  'erase.atNomod':
    "Nomod still knows the person as {ids}. Nomod's API cannot erase: have it done in the Nomod dashboard or by Nomod's support, then erase here once more.",
} as const;

Object.assign(lateTexts, lateErasure);
