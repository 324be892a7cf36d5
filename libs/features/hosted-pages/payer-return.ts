/**
 * How a payer came back: from Nomod, or from a press of Pay that has no link yet (`opening`). It proves nothing: it only
 * selects the notice of the page.
 */
export interface PayerReturn {
  readonly from: 'paid' | 'declined' | 'opening';
  readonly at: Date;
  /** The query parameter unchanged, such as `paid=1790000000`. */
  readonly query: string;
}

/** Seconds for which the page waits for a payment. Afterwards it offers Pay again. */
const WAITS_SECONDS = 3_600;

export const returnQuery = (from: PayerReturn['from'], now: Date): string => `${from}=${secondsOf(now)}`;

export function readReturn(query: Readonly<Record<string, unknown>>, now: Date): PayerReturn | undefined {
  for (const from of ['paid', 'declined', 'opening'] as const) {
    const text = query[from];
    if (typeof text !== 'string' || !/^\d{10}$/.test(text)) continue;
    const age = secondsOf(now) - Number(text);
    if (age >= -60 && age < WAITS_SECONDS)
      return { from, at: new Date(Number(text) * 1_000), query: `${from}=${text}` };
  }
  return undefined;
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1_000);
