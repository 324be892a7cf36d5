import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { StatusBadge } from '../../ui/status-badge';

export function EndpointStatus({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useI18n();
  if (endpoint.enabled && endpoint.paused_until) return <StatusBadge status="pending" label={t('endpoints.paused')} />;
  return (
    <StatusBadge
      status={endpoint.enabled ? 'active' : 'disabled'}
      label={t(endpoint.enabled ? 'endpoints.enabled' : 'endpoints.disabled')}
    />
  );
}
