import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { NewWebhookEndpoint, WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatDay } from '../../ui/format';
import { StatusBadge } from '../../ui/status-badge';
import { toastDone, toastFailed } from '../../ui/toast';

interface EndpointRowProps {
  endpoint: WebhookEndpoint;
  blocked: string | undefined;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}

export function EndpointRow({ endpoint, blocked, onEdit, onSecret }: EndpointRowProps) {
  const { t, word, locale } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'rotate' | 'delete' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const path = `/webhook-endpoints/${endpoint.id}`;
  const refresh = () => client.invalidateQueries({ queryKey: [api.environmentId] });
  const run = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await work();
      toastDone(done);
    } catch (error) {
      toastFailed(error instanceof ApiProblem ? word(`error.${error.code}`, error.message) : String(error));
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const rotate = async () => {
    const { secret } = await api.post<NewWebhookEndpoint>(`${path}/rotate`);
    onSecret(secret);
    await refresh();
  };
  const remove = async () => {
    await api.delete(path);
    toastDone(t('endpoints.deleted'));
    await refresh();
  };
  return (
    <li className="row">
      <div className="row-main">
        <Group gap="sm">
          <bdi className="code">{endpoint.url}</bdi>
          <StatusBadge
            status={endpoint.enabled ? 'active' : 'disabled'}
            label={t(endpoint.enabled ? 'endpoints.enabled' : 'endpoints.disabled')}
          />
        </Group>
        <Text size="sm" c="dimmed" dir="auto">
          {[endpoint.description, endpoint.events?.length ? endpoint.events.join(', ') : t('endpoints.events.all')]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {endpoint.failing_since && (
          <p className="bad">{t('endpoints.failing', { date: formatDay(endpoint.failing_since, locale) })}</p>
        )}
        {endpoint.disabled_reason && (
          <p className="bad" dir="auto">
            {endpoint.disabled_reason}
          </p>
        )}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={isBusy}
          onClick={() => void run(() => api.post(`${path}/test`), t('endpoints.tested'))}
        >
          {t('endpoints.test')}
        </Button>
        <ActionButton
          size="xs"
          variant="default"
          onClick={() => void run(() => api.put(path, { enabled: !endpoint.enabled }), t('endpoints.saved'))}
          disabledReason={blocked}
        >
          {t(endpoint.enabled ? 'endpoints.disable' : 'endpoints.enable')}
        </ActionButton>
        <ActionButton size="xs" variant="default" onClick={onEdit} disabledReason={blocked}>
          {t('edit')}
        </ActionButton>
        <ActionButton size="xs" variant="default" onClick={() => setAsking('rotate')} disabledReason={blocked}>
          {t('endpoints.rotate')}
        </ActionButton>
        <ActionButton size="xs" variant="default" onClick={() => setAsking('delete')} disabledReason={blocked}>
          {t('endpoints.delete')}
        </ActionButton>
      </Group>
      {asking === 'rotate' && (
        <ConfirmDialog
          title={t('endpoints.rotate')}
          confirm={t('endpoints.rotate')}
          onConfirm={rotate}
          onClose={() => setAsking(null)}
        >
          <Text>{t('endpoints.rotate.text')}</Text>
        </ConfirmDialog>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('endpoints.delete.title', { name: endpoint.url })}
          confirm={t('endpoints.delete')}
          danger
          onConfirm={remove}
          onClose={() => setAsking(null)}
        >
          <Text>{t('endpoints.delete.text')}</Text>
        </ConfirmDialog>
      )}
    </li>
  );
}
