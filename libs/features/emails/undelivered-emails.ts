import { type Email, UNDELIVERED } from './email.entity';

/** Prefixes of the occasions of e-mails that people request. The index `emails_by_hand` names them too. */
export const BY_HAND = 'hand:';
const AGAIN = 'again:';

/** Whether a person requested it: for the first time, or again after it did not arrive. */
export const isByHand = ({ occasion }: Pick<Email, 'occasion'>): boolean =>
  occasion.startsWith(BY_HAND) || occasion.startsWith(AGAIN);

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
