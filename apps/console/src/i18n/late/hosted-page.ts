import { lateTexts } from './late-texts';

/** The page of an invoice for its customer, and the business profile: texts that load with what shows them. */
export const lateHostedPage = {
  'hosted.title': 'Customer page',
  'hosted.link': 'Link for the customer',
  'hosted.note': 'It always works: it shows the current invoice and leads to its live payment link.',
  'hosted.draft': 'The customer sees the invoice here once it is finalized.',
  'hosted.qr.image': 'QR code of the customer page',
  'hosted.whatsApp': 'WhatsApp',
  'hosted.email': 'Email',
  'hosted.message': 'Invoice {number} of {amount}: {url}',
  'hosted.subject': 'Invoice {number}',
  'hosted.replace': 'Replace link',
  'hosted.replace.title': 'Replace the link for the customer?',
  'hosted.replace.text': 'The current link stops working, wherever it was sent. Send the new link afterwards.',
  'hosted.replaced': 'The link for the customer was replaced',
  'business.lead': 'Your customers see this on the page of an invoice.',
  'business.legalName': 'Legal name',
  'business.tradeName': 'Trade name',
  'business.tradeName.help': 'What customers know you by. If empty, the legal name is shown.',
  'business.address': 'Address',
  'business.taxNumber': 'Tax registration number (TRN)',
  'business.taxNumber.help': 'If it is set, the title of the page is "Tax invoice".',
  'business.footer': 'Footer',
  'business.footer.help': 'Bank details or terms, below the invoice.',
  'business.timeZone': 'Time zone',
  'business.timeZone.help': 'An IANA name such as Asia/Dubai. Due dates end with the day there.',
  'business.language': 'Language',
  'business.language.help': 'Used when the browser of the customer asks for neither of them.',
  'business.dueDays': 'Days until due',
  'business.dueDays.help': 'For invoices that are finalized without a due date.',
  'business.dueDays.error': 'Enter a whole number from 0 to 365.',
  'business.color': 'Colour of the Pay button',
  'business.color.help': 'Such as #0b6b3a. If empty, it is blue.',
  'business.saved': 'Business profile saved',
} as const;

Object.assign(lateTexts, lateHostedPage);
