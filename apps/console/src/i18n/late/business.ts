import { lateTexts } from './late-texts';

/** The business profile and its logo: texts loaded with their page. */
export const lateBusiness = {
  'business.lead': 'Your customers see this on the page of an invoice.',
  'business.legalName': 'Legal name',
  'business.tradeName': 'Trade name',
  'business.tradeName.help': 'What customers know you by. If empty, the legal name is shown.',
  'business.address': 'Address',
  'business.taxNumber': 'Tax number (TRN)',
  'business.taxNumber.help': 'If it is set, the title of the page is "Tax invoice".',
  'business.footer': 'Footer',
  'business.footer.help': 'Bank details or terms, below the invoice.',
  'business.timeZone': 'Time zone',
  'business.timeZone.help':
    'Search by city, name or offset, such as Dubai, Gulf or GMT+4. Due dates end with the day there.',
  'business.timeZone.none': 'No time zone is called so.',
  'business.language': 'Language',
  'business.language.help': 'Used when the browser of the customer asks for neither of them.',
  'business.taxRate': 'Tax rate of a new line (%)',
  'business.taxRate.help': 'Offered in the invoice form. Nothing else adds tax.',
  'business.taxRate.error': 'Enter a rate from 0 to 100, such as 5, or leave it empty.',
  'business.dueDays': 'Days until due',
  'business.dueDays.help': 'For invoices that are finalized without a due date.',
  'business.dueDays.error': 'Enter a whole number from 0 to 365.',
  'business.color': 'Colour of the Pay button',
  'business.color.choose': 'Choose a colour',
  'business.color.help': 'Such as #0b6b3a. If empty, it is blue.',
  'logo.title': 'Logo',
  'logo.current': 'Logo of the business',
  'logo.help': 'Stands on the page of an invoice, on PDF files and in e-mails. PNG or SVG, at most 512 KiB.',
  'logo.file': 'File of the logo',
  'logo.upload': 'Choose a file',
  'logo.replace': 'Replace',
  'logo.remove': 'Remove',
  'logo.saved': 'Logo saved',
  'logo.removed': 'Logo removed',
  'business.saved': 'Business profile saved',
} as const;

Object.assign(lateTexts, lateBusiness);
