export const CONNECTION_STATUSES = ['draft', 'published', 'archived'] as const;

/** `draft`: stored, not used. `published`: links and syncs use it. `archived`: deleted; its history stays. */
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** Allowed transitions. Staying is always allowed, but an archived connection accepts no action. */
export const CONNECTION_TRANSITIONS: Readonly<Record<ConnectionStatus, readonly ConnectionStatus[]>> = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: [],
};
