const DAY_MS = 86_400_000;

/** Date of a moment in a time zone, plus a number of days, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date, daysLater = 0): string {
  // This locale writes dates as `YYYY-MM-DD`.
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
  return daysAfter(day, daysLater);
}

/** @param day `YYYY-MM-DD` */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
