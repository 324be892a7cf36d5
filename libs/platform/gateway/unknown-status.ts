/** Note for a charge or invoice with an `unknown` status: it is unclear whether money was taken. */
export const UNKNOWN_STATUS = {
  kind: 'invalid_answer',
  message: 'Nomod answered with a status that it does not document',
} as const;
