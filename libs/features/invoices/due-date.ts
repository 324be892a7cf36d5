/** An invoice without a due date of its own is due this many days after it was finalized. */
const DEFAULT_DUE_DAYS = 30;

const DAY_MS = 86_400_000;

interface Dated {
  readonly dueDate: string | null;
  readonly finalizedAt: Date | null;
  readonly createdAt: Date;
}

/** The last day for payment, `YYYY-MM-DD`; in UTC where the invoice has none of its own, as before they got one at finalize. */
export function lastDayOf({ dueDate, finalizedAt, createdAt }: Dated): string {
  if (dueDate !== null) return dueDate;
  const from = finalizedAt ?? createdAt;
  return new Date(from.getTime() + DEFAULT_DUE_DAYS * DAY_MS).toISOString().slice(0, 10);
}
