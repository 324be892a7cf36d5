import { withoutToken } from '@remit/connections';
import { type GatewayPageDetails, gatewayText, nameText } from '@remit/gateway';
import { draftOf } from '../push/customer-creation';
import { dueDay } from '../push/invoice-draft';

/** Details on an invoice page at Nomod, besides the amount, that may change here later. */
export const PAGE_DETAILS = ['due_date', 'description', 'customer_name', 'customer_email'] as const;

export type PageDetail = (typeof PAGE_DETAILS)[number];

/** Characters; longer than any note. The text is put on one line and not cut. */
const LONG = 100_000;

/** Nomod cannot change a customer, so a new page shows the same name. */
export const isNewOnNewPage = (detail: PageDetail): boolean => detail !== 'customer_name';

/** Details that the page should show. */
export interface PageFacts {
  readonly dueDate: string;
  readonly description: string | null;
  readonly name: string;
  readonly email: string | null;
}

/** Null when Nomod does not show the detail. */
export function isShown(detail: PageDetail, ours: PageFacts, page: GatewayPageDetails, now: Date): boolean | null {
  const { dueDate, note, customerName, customerEmail } = page;
  switch (detail) {
    case 'due_date':
      return dueDate === null ? null : isDueThen(ours.dueDate, dueDate, now);
    case 'description':
      return note === null ? null : saysAsMuch(withoutToken(note), gatewayText(ours.description ?? '', LONG));
    case 'customer_name':
      return customerName === null ? null : customerName === nameThere(ours.name);
    case 'customer_email':
      return customerEmail === null ? null : customerEmail.toLowerCase() === ours.email?.toLowerCase();
  }
}

/** A truncated note ends in an ellipsis. The length available to it is no longer known. */
function saysAsMuch(theirs: string, ours: string): boolean {
  return theirs === ours || (theirs.endsWith('…') && ours.startsWith(theirs.slice(0, -1)));
}

/** Today or a past day becomes tomorrow at Nomod: see `dueDay`. */
function isDueThen(ours: string, theirs: string, now: Date): boolean {
  return theirs === ours || (ours < theirs && theirs <= dueDay(ours, now));
}

function nameThere(name: string): string {
  const { firstName, lastName = '' } = draftOf({ name, email: '' });
  return [firstName, lastName].map(nameText).filter(Boolean).join(' ');
}
