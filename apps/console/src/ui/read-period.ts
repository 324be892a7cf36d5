import { dayOf } from './zone';

export const PERIODS = ['7', '30', '90', 'month', 'lastMonth', 'year', 'custom'] as const;

export type PeriodName = (typeof PERIODS)[number];

/** A period that today determines. */
export type NamedPeriod = Exclude<PeriodName, 'custom'>;

/** Days `YYYY-MM-DD` of the business, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The period in an address. */
export function readPeriod(params: URLSearchParams, fallback: NamedPeriod = '30'): Days & { name: PeriodName } {
  const today = dayOf(new Date());
  const asked = params.get('period');
  const name = PERIODS.find((known) => known === asked) ?? fallback;
  const [from, to] = [params.get('from'), params.get('to')];
  if (name !== 'custom') return { name, ...daysOf(name, today) };
  return from && to ? { name, from, to } : { name: fallback, ...daysOf(fallback, today) };
}

function daysOf(name: NamedPeriod, today: string): Days {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  switch (name) {
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'lastMonth': {
      const to = daysAfter(firstOfMonth, -1);
      return { from: `${to.slice(0, 8)}01`, to };
    }
    case 'year':
      return { from: daysAfter(today, -364), to: today };
    default:
      return { from: daysAfter(today, 1 - Number(name)), to: today };
  }
}
