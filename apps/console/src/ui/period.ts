import { useSearchParams } from 'react-router';
import { type Days, type NamedPeriod, type PeriodName, readPeriod } from './read-period';

export interface ChosenPeriod extends Days {
  name: PeriodName;
  choose(name: PeriodName): void;
  setDays(days: Days): void;
}

/** The period in the address, and how to choose another one. */
export function usePeriod(fallback?: NamedPeriod): ChosenPeriod {
  const [params, setParams] = useSearchParams();
  const { name, from, to } = readPeriod(params, fallback);
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
  return {
    name,
    from,
    to,
    choose: (chosen) => change(chosen === 'custom' ? { period: chosen, from, to } : { period: chosen }),
    setDays: (days) => change({ period: 'custom', ...days }),
  };
}
