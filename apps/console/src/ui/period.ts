import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { today as todayOf } from './format';

export const PERIODS = ['7', '30', '90', 'month', 'lastMonth', 'year', 'custom'] as const;

export type PeriodName = (typeof PERIODS)[number];

/** Days `YYYY-MM-DD`, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

export interface ChosenPeriod extends Days {
  name: PeriodName;
  choose(name: PeriodName): void;
  setDays(days: Days): void;
}

const DAY_MS = 86_400_000;

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function daysOf(name: Exclude<PeriodName, 'custom'>, today: string): Days {
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

/** The period in the URL. Days are those of the business. */
export function usePeriod(fallback: Exclude<PeriodName, 'custom'> = '30'): ChosenPeriod {
  const [params, setParams] = useSearchParams();
  const today = todayOf();
  return useMemo(() => {
    const change = (values: Record<string, string>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const name of ['period', 'from', 'to']) next.delete(name);
          for (const [name, value] of Object.entries(values)) next.set(name, value);
          return next;
        },
        { replace: true },
      );
    const asked = params.get('period') ?? fallback;
    const [from, to] = [params.get('from'), params.get('to')];
    const known = PERIODS.find((name) => name === asked) ?? fallback;
    const name = known === 'custom' && !(from && to) ? fallback : known;
    const days = name === 'custom' ? { from: from ?? today, to: to ?? today } : daysOf(name, today);
    return {
      name,
      ...days,
      choose: (chosen) => change(chosen === 'custom' ? { period: chosen, ...days } : { period: chosen }),
      setDays: (chosen) => change({ period: 'custom', ...chosen }),
    };
  }, [params, setParams, today, fallback]);
}
