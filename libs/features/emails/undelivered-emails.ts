import { type Email, UNDELIVERED } from './email.entity';

const AGAIN = 'again:';

/** Occasion of a repetition. Each undelivered e-mail is sent again once. */
export const sentAgain = ({ id }: Pick<Email, 'id'>): string => `${AGAIN}${id}`;

/** Whether it repeats an undelivered e-mail. */
export const isSentAgain = ({ occasion }: Pick<Email, 'occasion'>): boolean => occasion.startsWith(AGAIN);

/**
 * E-mails that did not arrive and were not sent again.
 * @param emails all e-mails of one invoice
 */
export function undelivered(emails: readonly Email[]): Email[] {
  const followed = new Set(emails.map(({ occasion }) => occasion));
  return emails.filter((email) => UNDELIVERED.includes(email.status) && !followed.has(sentAgain(email)));
}
