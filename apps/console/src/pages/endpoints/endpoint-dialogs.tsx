import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { NewWebhookEndpoint, WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi, usePath } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Arriving } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { SecretOnce } from './secret-once';

const EndpointDrawer = lazy(() => import('./endpoint-drawer'));

export type OpenDialog = 'edit' | 'rotate' | 'delete';

interface EndpointDialogsProps {
  endpoint: WebhookEndpoint;
  open: OpenDialog | null;
  onClose: () => void;
}

export function EndpointDialogs({ endpoint, open, onClose }: EndpointDialogsProps) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const to = usePath();
  const [secret, setSecret] = useState<string | null>(null);
  const path = `/webhook-endpoints/${endpoint.id}`;
  const refresh = () => client.invalidateQueries({ queryKey: [api.environmentId] });
  const rotate = async () => {
    const { secret: next } = await api.post<NewWebhookEndpoint>(`${path}/rotate`);
    setSecret(next);
    await refresh();
  };
  const remove = async () => {
    await api.delete(path);
    toastDone(t('endpoints.deleted'));
    await navigate(to('/developers/endpoints'));
    await refresh();
  };
  return (
    <>
      {open === 'edit' && (
        <Suspense fallback={<Arriving />}>
          <EndpointDrawer endpoint={endpoint} onClose={onClose} onSecret={setSecret} />
        </Suspense>
      )}
      {open === 'rotate' && (
        <ConfirmDialog
          title={t('endpoints.rotate')}
          confirm={t('endpoints.rotate')}
          onConfirm={rotate}
          onClose={onClose}
        >
          <Text>{t('endpoints.rotate.text')}</Text>
        </ConfirmDialog>
      )}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('endpoints.delete.title', { name: endpoint.url })}
          confirm={t('endpoints.delete')}
          danger
          onConfirm={remove}
          onClose={onClose}
        >
          <Text>{t('endpoints.delete.text')}</Text>
        </ConfirmDialog>
      )}
      {secret !== null && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
