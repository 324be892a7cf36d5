/**
 * `open`: a person should look. `resolved`: settled, automatically or by an action. `dismissed`: a person decided to
 * leave it.
 */
export const ATTENTION_STATUSES = ['open', 'resolved', 'dismissed'] as const;

export type AttentionStatus = (typeof ATTENTION_STATUSES)[number];
