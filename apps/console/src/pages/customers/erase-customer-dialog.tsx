import { Checkbox, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, Erasure } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/erasure';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';

/** Erases a person permanently. The dialog then lists the data that remains at Nomod. */
export default function EraseCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isSure, setSure] = useState(false);
  const [atNomod, setAtNomod] = useState<string>();
  const erase = async () => {
    if (atNomod !== undefined) return true;
    const { at_nomod: left } = await api.post<Erasure>(`/customers/${customer.id}/erase`, {});
    toastDone(t('erase.done'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    if (left.length === 0) return true;
    setAtNomod(left.map(({ nomod_customer_id: id }) => id).join(', '));
    return false;
  };
  return (
    <ConfirmDialog
      title={t('erase.title', { name: customer.name })}
      confirm={t(atNomod === undefined ? 'erase.submit' : 'close')}
      danger={atNomod === undefined}
      confirmBlocked={isSure ? undefined : t('erase.tickFirst')}
      onConfirm={erase}
      onClose={onClose}
      explain={(problem) =>
        problem.status === 409 ? (
          <Text role="alert" c="red">
            {t('erase.open')}
          </Text>
        ) : (
          <ProblemAlert error={problem} />
        )
      }
    >
      {atNomod === undefined ? (
        <Stack gap="xs">
          <Text>{t('erase.what')}</Text>
          <Text>{t('erase.kept')}</Text>
          <Text>{t('erase.final')}</Text>
          <Checkbox label={t('erase.tick')} checked={isSure} onChange={(event) => setSure(event.target.checked)} />
        </Stack>
      ) : (
        <Text role="status">{t('erase.atNomod', { ids: atNomod })}</Text>
      )}
    </ConfirmDialog>
  );
}
