import { useState } from 'react';
import { useResource } from '../../api/queries';
import type { OutgoingWebhook, OutgoingWebhookDetails, WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { ActionButton } from '../../ui/action-button';
import { Card } from '../../ui/page';
import { isUnderWay, MessageDetail } from './message-detail';
import { useAct } from '../../ui/use-act';

/** Sends a test event and shows the result. */
export function EndpointTesting({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useI18n();
  const { act, api, isBusy } = useAct();
  const [sentId, setSentId] = useState<string | null>(null);
  const { data } = useResource<OutgoingWebhookDetails>(sentId && `/outgoing-webhooks/${sentId}`, undefined, isUnderWay);
  const send = async () => {
    const sent = await act(
      () => api.post<OutgoingWebhook>(`/webhook-endpoints/${endpoint.id}/test`),
      t('endpoints.tested'),
    );
    if (sent) setSentId(sent.id);
  };
  return (
    <div className="column">
      <Card title={t('endpoints.tab.testing')}>
        <p className="lead-in">{t('endpoints.test.text')}</p>
        <ActionButton
          loading={isBusy}
          onClick={() => void send()}
          disabledReason={endpoint.enabled ? undefined : t('endpoints.test.off')}
        >
          {t('endpoints.test')}
        </ActionButton>
      </Card>
      {data && (
        <Card title={t('endpoints.test.result')}>
          <MessageDetail message={data} />
        </Card>
      )}
    </div>
  );
}
