import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Content } from '../api/client';
import type { MessageKey } from '../i18n/en/index';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/lists';
import { useApi } from '../session/session';
import { Money } from './money';

export interface TotalsOf {
  path: string;
  body: Content['body'];
  /** Members of the answer to show, with their names. */
  figures: readonly (readonly [member: string, name: MessageKey])[];
}

interface Totals {
  items: (Record<string, string | number> & { currency: string })[];
  is_complete: boolean;
}

/** Sums of all rows that match, not only of this page. Each currency has its own. */
export default function ListTotals({ totals: { path, body, figures } }: { totals: TotalsOf }) {
  const { t } = useI18n();
  const api = useApi();
  const { data } = useQuery({
    queryKey: [api.environmentId, path, body],
    queryFn: () => api.post<Totals>(path, body),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  if (!data) return null;
  if (!data.is_complete) return <span className="quiet">{t('list.totals.tooMany')}</span>;
  return (
    <ul aria-label={t('list.totals')}>
      {data.items.map((sums) => (
        <li key={sums.currency}>
          {figures.map(([member, name]) => (
            <span key={member}>
              <span className="quiet">{t(name)}</span>{' '}
              <Money amount={String(sums[member])} currency={sums.currency} strong />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
