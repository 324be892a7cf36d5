import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

/**
 * Failed calls of the last 24 hours, as a percentage and as numbers, because one of one differs from one of a
 * thousand.
 */
export function ErrorRate({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t, locale } = useI18n();
  const { attempts_24h: attempts, failures_24h: failures } = endpoint;
  if (attempts === 0) return <span className="quiet">{t('endpoints.rate.none')}</span>;
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    failures / attempts,
  );
  return (
    <span className="rate" data-tone={failures > 0 ? 'bad' : 'good'}>
      <strong>{share}</strong> <span className="quiet">{t('endpoints.rate.of', { failures, attempts })}</span>
    </span>
  );
}
