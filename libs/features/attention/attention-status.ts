/** `open`: a person should look. `resolved`: it settled, by itself or by what a person did. `dismissed`: a person decided to leave it. */
export const ATTENTION_STATUSES = ['open', 'resolved', 'dismissed'] as const;

export type AttentionStatus = (typeof ATTENTION_STATUSES)[number];
