/** A payer came back from Nomod, and with what. It proves nothing: it only says what the page should speak of. */
export interface CameBack {
  readonly from: 'paid' | 'declined';
  /** As it stands in the address. */
  readonly query: string;
}

/** The page waits for a payment for this long, in seconds; after that it offers Pay again. */
const WAITS_SECONDS = 3_600;

export const queryOfReturn = (from: CameBack['from'], now: Date): string => `${from}=${secondsOf(now)}`;

export function cameBackOf(query: Readonly<Record<string, unknown>>, now: Date): CameBack | undefined {
  for (const from of ['paid', 'declined'] as const) {
    const text = query[from];
    if (typeof text !== 'string' || !/^\d{10}$/.test(text)) continue;
    const age = secondsOf(now) - Number(text);
    if (age >= -60 && age < WAITS_SECONDS) return { from, query: `${from}=${text}` };
  }
  return undefined;
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1_000);
