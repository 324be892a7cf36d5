export const CONNECTION_STATUSES = ['draft', 'published', 'archived'] as const;

/** `draft`: saved, not used. `published`: links and syncs go through it. `archived`: deleted, its history stays. */
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** Where each status may go; staying is always allowed, except that an archived connection takes no action at all. */
export const CONNECTION_TRANSITIONS: Readonly<Record<ConnectionStatus, readonly ConnectionStatus[]>> = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: [],
};
