/** What to note of a charge or an invoice whose status is `unknown`: whether money was taken cannot be told. */
export const UNKNOWN_STATUS = {
  kind: 'invalid_answer',
  message: 'Nomod answered with a status that it does not document',
} as const;
