/** An invoice without a due date of its own is due this many days after it was finalized. */
const DEFAULT_DUE_DAYS = 30;

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD`, in UTC. */
export function defaultDueDate(finalizedAt: Date): string {
  return new Date(finalizedAt.getTime() + DEFAULT_DUE_DAYS * DAY_MS).toISOString().slice(0, 10);
}
