import { lateTexts } from './late-texts';

/** The customer's page of an invoice: texts loaded with its card. */
export const lateHostedPage = {
  'hosted.title': 'Customer page',
  'hosted.link': 'Link for the customer',
  'hosted.note': 'It always works: it shows the current invoice and leads to its live payment link.',
  'hosted.draft': 'The customer sees the invoice here once it is finalized.',
  'hosted.qr.image': 'QR code of the customer page',
  'hosted.qr.save': 'Save QR code',
  'hosted.pdf': 'Open PDF',
  'hosted.whatsApp': 'WhatsApp',
  'hosted.email': 'Email',
  'hosted.message': 'Invoice {number} of {amount}: {url}',
  'hosted.subject': 'Invoice {number}',
  'hosted.replace': 'Replace link',
} as const;

Object.assign(lateTexts, lateHostedPage);
