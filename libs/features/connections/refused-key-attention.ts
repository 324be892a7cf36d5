import { AttentionNeeded } from '@remit/domain-events';
import type { Connection } from './connection.entity';

/** Key of the attention row about a refused key. A key that works closes the row. */
export const refusedKeyAttentionKey = (connectionId: string): string => `connection_refused:${connectionId}`;

export function refusedKeyAttention(connection: Connection): AttentionNeeded {
  return new AttentionNeeded({
    key: refusedKeyAttentionKey(connection.id),
    kind: 'connection_refused',
    summary: `Nomod refuses the API key of the connection ${connection.name}. Its work is paused.`,
    connection_id: connection.id,
    ours: {
      connection: connection.name,
      key_ends_with: connection.apiKeyLast4,
      key_set_at: connection.apiKeySetAt.toISOString(),
    },
    nomods: { answer: 'The API key is refused', refused_at: connection.pausedAt?.toISOString() ?? null },
  });
}
