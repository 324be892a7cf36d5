import { withoutToken } from '@remit/connections';
import { type GatewayPageDetails, gatewayText, nameText } from '@remit/gateway';
import { draftOf } from '../push/customer-creation';
import { dueDay } from '../push/invoice-draft';

/** What the page of an invoice at Nomod says beside its amount, and that may change here afterwards. */
export const PAGE_DETAILS = ['due_date', 'description', 'customer_name', 'customer_email'] as const;

export type PageDetail = (typeof PAGE_DETAILS)[number];

/** Longer than any note: the text is made one line, and not cut. */
const LONG = 100_000;

/** Nomod has no way to change a customer: a new page shows the same name. */
export const isNewOnNewPage = (detail: PageDetail): boolean => detail !== 'customer_name';

/** What should stand on the page. */
export interface PageFacts {
  readonly dueDate: string;
  readonly description: string | null;
  readonly name: string;
  readonly email: string | null;
}

/** Null where Nomod does not show it. */
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

/** A note that was cut ends in an ellipsis; how much room it had is not known any more. */
function saysAsMuch(theirs: string, ours: string): boolean {
  return theirs === ours || (theirs.endsWith('…') && ours.startsWith(theirs.slice(0, -1)));
}

/** A day that is over, or today, is tomorrow at Nomod: see `dueDay`. */
function isDueThen(ours: string, theirs: string, now: Date): boolean {
  return theirs === ours || (ours < theirs && theirs <= dueDay(ours, now));
}

function nameThere(name: string): string {
  const { firstName, lastName = '' } = draftOf({ name, email: '' });
  return [firstName, lastName].map(nameText).filter(Boolean).join(' ');
}
