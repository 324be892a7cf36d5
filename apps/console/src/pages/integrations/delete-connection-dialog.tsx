import { List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { Connection } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone } from '../../ui/toast';

interface Held {
  object: 'open_link' | 'waiting_refund' | 'open_invoice';
  count: number;
}

/**
 * Deletes a connection. The first request is refused when objects at Nomod need the connection. The dialog then shows
 * them and can disable them together with it.
 */
export function DeleteConnectionDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [held, setHeld] = useState<Held[]>();
  const remove = async () => {
    try {
      await api.delete(`/connections/${connection.id}${held ? '?switch_off=true' : ''}`);
    } catch (error) {
      const found = heldIn(error);
      if (!found) throw error;
      setHeld(found);
      return false;
    }
    toastDone(t(held ? 'connection.switchingOff' : 'connection.deleted'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    return true;
  };
  return (
    <ConfirmDialog
      title={t('connections.deleteTitle', { name: connection.name })}
      confirm={t(held ? 'connections.switchOff' : 'connections.deleteConfirm')}
      danger
      onConfirm={remove}
      onClose={onClose}
    >
      {held ? (
        <>
          <Text role="status">{t('connections.held')}</Text>
          <List my="xs">
            {held.map(({ object, count }) => (
              <List.Item key={object}>{t(`connections.held.${object}`, { count })}</List.Item>
            ))}
          </List>
          <Text>{t('connections.heldText')}</Text>
        </>
      ) : (
        <Text>{t('connections.deleteText')}</Text>
      )}
    </ConfirmDialog>
  );
}

function heldIn(error: unknown): Held[] | undefined {
  const held = error instanceof ApiProblem && error.status === 409 ? error.details['held'] : undefined;
  return Array.isArray(held) ? (held as Held[]) : undefined;
}
