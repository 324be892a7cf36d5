/** The time zone of the business. Undefined until it is known: times are then those of the browser. */
let shown: string | undefined;

const stored = (environmentId: string): string => `remit-zone-${environmentId}`;

/** The time zone in which times are shown. */
export const shownZone = (): string | undefined => shown;

/** Shows times in the time zone that this environment had last, before its profile has loaded. */
export function recallZone(environmentId: string): string | undefined {
  shown = localStorage.getItem(stored(environmentId)) ?? undefined;
  return shown;
}

export function showZone(environmentId: string, zone: string): void {
  localStorage.setItem(stored(environmentId), zone);
  shown = zone;
}

/** "GMT+4" */
export function offsetName(at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: shown, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
}

/** "Asia/Dubai (GMT+4)" */
export const zoneName = (): string =>
  `${shown ?? new Intl.DateTimeFormat().resolvedOptions().timeZone} (${offsetName()})`;

/** `YYYY-MM-DD` of a moment. */
export function dayOf(at: Date): string {
  // This locale writes dates as `YYYY-MM-DD`.
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: shown,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** The moment at which a day `YYYY-MM-DD`, or one that is `later` days after it, begins. */
export function startOfDay(day: string, later = 0): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + later * 86_400_000;
  // Computed twice, because the first guess may use the offset from the other side of a clock change.
  return new Date(wanted - offsetMs(wanted - offsetMs(wanted)));
}

/** Milliseconds that the time zone is ahead of UTC at a moment. */
function offsetMs(at: number): number {
  const text = new Date(at).toLocaleString('sv', { timeZone: shown });
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}
