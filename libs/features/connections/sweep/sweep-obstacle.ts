import { AttentionNeeded, AttentionResolved } from '@remit/domain-events';
import type { AccountSweep } from './account-sweep.entity';

/** Milliseconds without a completed sweep after which a person is asked. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Tracks since when no sweep of an account was completed.
 * @param obstacle why this sweep was not completed; null when it was
 * @returns the text for people
 */
export function noteObstacle(
  sweep: AccountSweep,
  obstacle: string | null,
  now: Date,
): (AttentionNeeded | AttentionResolved)[] {
  const { id, progress, sweptAt, readsObjects } = sweep;
  const key = `sweep:${id}`;
  const { since = now.toISOString(), isListed = false } = progress.unended ?? {};
  if (obstacle === null) {
    delete progress.unended;
    return isListed ? [new AttentionResolved({ key })] : [];
  }
  const isDue = now.getTime() - Date.parse(since) >= PATIENCE_MS;
  progress.unended = { since, isListed: isListed || isDue };
  if (isListed || !isDue) return [];
  const instead = readsObjects ? ' It reads links and charges one by one instead.' : '';
  return [
    new AttentionNeeded({
      key,
      kind: 'gateway_trouble',
      summary: `Remit could not read all charges of the account for 15 minutes: ${obstacle}.${instead} It finds payments without a webhook late.`,
      connection_id: id,
      ours: { first_failed_at: since, last_read_at: sweptAt?.toISOString() ?? null },
      nomods: { object: 'account_charges', object_id: id, failure: 'invalid_answer', reason: obstacle },
    }),
  ];
}
