import { lateTexts } from './late-texts';

/** The preview of what customers get: its texts come with it. */
export const latePreview = {
  'preview.title': 'What the customer gets',
  'preview.page': 'Page',
  'preview.email': 'E-mail',
  'preview.language': 'Language of the customer',
  'preview.show': 'Show the preview',
  'preview.hide': 'Hide the preview',
  'preview.back': 'Back to the form',
} as const;

Object.assign(lateTexts, latePreview);
