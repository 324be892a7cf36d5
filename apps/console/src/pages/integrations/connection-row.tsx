import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Connection, KeyCheck } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { ActionButton } from '../../ui/action-button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { StatusBadge } from '../../ui/status-badge';
import { toastDone, toastFailed } from '../../ui/toast';
import { useAct } from '../../ui/use-act';
import { DeleteConnectionDialog } from './delete-connection-dialog';
import { LastCall } from './last-call';
import { SharedAccount } from './shared-account';

interface ConnectionRowProps {
  connection: Connection;
  lastEvent: ReactNode;
  /** The reason why the connection cannot be changed. */
  blocked: string | undefined;
  onEdit: () => void;
}

export function ConnectionRow({ connection, lastEvent, blocked, onEdit }: ConnectionRowProps) {
  const { t } = useI18n();
  const { api, isBusy, act } = useAct();
  const [isDeleting, setDeleting] = useState(false);
  const [isUnpublishing, setUnpublishing] = useState(false);
  const path = `/connections/${connection.id}`;
  const isPublished = connection.status === 'published';
  const publish = () => act(() => api.post(`${path}/publish`), t('connection.published'));
  const unpublish = () => act(() => api.post(`${path}/unpublish`), t('connection.unpublished'));
  const test = () =>
    act(async () => {
      const { ok, message } = await api.post<KeyCheck>(`${path}/test`);
      if (ok) toastDone(t('connections.accepted'));
      else toastFailed(message);
    });
  return (
    <li className="row">
      <div className="row-main">
        <Group gap="sm">
          <Text fw={600} dir="auto">
            {connection.name}
          </Text>
          <StatusBadge status={connection.status} />
          <StatusBadge
            status={connection.sync_config.invoice?.outbound ? 'synced' : 'off'}
            label={t(connection.sync_config.invoice?.outbound ? 'connections.syncOn' : 'connections.syncOff')}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('connections.lastEvent')} {lastEvent}
        </Text>
        <LastCall connection={connection} />
        <SharedAccount connection={connection} />
        {connection.reads_objects && (
          <Text size="sm" className="bad">
            {t('connections.readsObjects')}
          </Text>
        )}
        {connection.paused_reason && (
          <Text size="sm" className="bad">
            {t('connections.paused', { reason: connection.paused_reason })}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <ActionButton size="xs" variant="default" loading={isBusy} onClick={() => void test()} disabledReason={blocked}>
          {t('connections.test')}
        </ActionButton>
        <ActionButton
          size="xs"
          variant={isPublished ? 'default' : 'filled'}
          loading={isBusy}
          onClick={() => (isPublished ? setUnpublishing(true) : void publish())}
          disabledReason={blocked}
        >
          {t(isPublished ? 'connections.unpublish' : 'connections.publish')}
        </ActionButton>
        {!blocked && (
          <>
            <Tooltip
              label={t('connections.edit', { name: connection.name })}
              events={{ hover: true, focus: true, touch: true }}
            >
              <ActionIcon
                variant="default"
                size={30}
                aria-label={t('connections.edit', { name: connection.name })}
                onClick={onEdit}
              >
                <Pencil size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip
              label={t('connections.delete', { name: connection.name })}
              events={{ hover: true, focus: true, touch: true }}
            >
              <ActionIcon
                variant="default"
                size={30}
                aria-label={t('connections.delete', { name: connection.name })}
                onClick={() => setDeleting(true)}
              >
                <Trash2 size={16} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        {blocked && (
          <Button size="xs" variant="subtle" onClick={onEdit}>
            {t('open')}
          </Button>
        )}
      </Group>
      {isUnpublishing && (
        <ConfirmDialog
          title={t('connections.unpublish.title', { name: connection.name })}
          confirm={t('connections.unpublish')}
          onConfirm={unpublish}
          onClose={() => setUnpublishing(false)}
        >
          <Text size="sm">{t('connections.unpublish.text')}</Text>
        </ConfirmDialog>
      )}
      {isDeleting && <DeleteConnectionDialog connection={connection} onClose={() => setDeleting(false)} />}
    </li>
  );
}
