import { Alert, Anchor } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { formatDay, formatTime } from '../../ui/format';
import { Card, Fact, Facts } from '../../ui/page';
import { Time } from '../../ui/time';
import { ErrorRate } from './error-rate';

export function EndpointOverview({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t, locale } = useI18n();
  const environment = useEnvironment();
  const { failing_since: failingSince, disabled_reason: reason, previous_secret_valid_until: overlap } = endpoint;
  const { paused_until: pausedUntil } = endpoint;
  const trouble = reason ?? (failingSince && t('endpoints.failing', { date: formatDay(failingSince, locale) }));
  return (
    <>
      {endpoint.enabled && pausedUntil && (
        <Alert
          color="orange"
          variant="light"
          icon={<AlertTriangle size={18} />}
          title={t('endpoints.paused.title', { time: formatTime(pausedUntil, locale) })}
          mb="md"
        >
          {t('endpoints.paused.next')}
        </Alert>
      )}
      {trouble && (
        <Alert color="red" variant="light" icon={<AlertTriangle size={18} />} title={trouble} mb="md">
          {t(reason ? 'endpoints.disabled.next' : 'endpoints.failing.next')}
        </Alert>
      )}
      <div className="columns">
        <div className="column">
          <Card title={t('endpoints.rate')}>
            <ErrorRate endpoint={endpoint} />
          </Card>
          <Card title={t('endpoints.events')}>
            {endpoint.events.length === 0 ? (
              t('endpoints.events.all')
            ) : (
              <ul className="tags">
                {endpoint.events.map((event) => (
                  <li key={event}>
                    <bdi className="code">{event}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
        <Card title={t('invoice.details')}>
          <Facts>
            <Fact name={t('id')}>
              <CopyableId id={endpoint.id} name={t('id')} />
            </Fact>
            <Fact name={t('environment')}>{environment.name}</Fact>
            <Fact name={t('endpoints.dialect')}>{t(`endpoints.dialect.${endpoint.dialect}`)}</Fact>
            <Fact name={t('endpoints.secret')}>
              {t('endpoints.secret.kept')}
              {overlap && (
                <span className="sub">{t('endpoints.secret.overlap', { date: formatDay(overlap, locale) })}</span>
              )}
            </Fact>
            <Fact name={t('endpoints.verify')}>
              <Anchor href="/docs">{t('nav.reference')}</Anchor>
            </Fact>
            <Fact name={t('created')}>
              <Time at={endpoint.created_at} focusable />
            </Fact>
            <Fact name={t('changed')}>
              <Time at={endpoint.updated_at} focusable />
            </Fact>
          </Facts>
        </Card>
      </div>
    </>
  );
}
