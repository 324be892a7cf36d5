import { type Email, UNDELIVERED } from './email.entity';

const AGAIN = 'again:';

/** The occasion of sending an e-mail again: once for each that did not arrive. */
export const sentAgain = ({ id }: Pick<Email, 'id'>): string => `${AGAIN}${id}`;

/** Whether it was sent because another did not arrive. */
export const isSentAgain = ({ occasion }: Pick<Email, 'occasion'>): boolean => occasion.startsWith(AGAIN);

/** Those that did not arrive and were not sent again. @param emails all of one invoice */
export function undelivered(emails: readonly Email[]): Email[] {
  const followed = new Set(emails.map(({ occasion }) => occasion));
  return emails.filter((email) => UNDELIVERED.includes(email.status) && !followed.has(sentAgain(email)));
}
