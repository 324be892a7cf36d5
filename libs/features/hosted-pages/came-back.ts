/** How a payer came back from Nomod. It proves no payment: it only selects the notice of the page. */
export interface CameBack {
  readonly from: 'paid' | 'declined';
  /** The query parameter unchanged, such as `paid=1790000000`. */
  readonly query: string;
}

/** Seconds for which the page waits for a payment. Afterwards it offers Pay again. */
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
