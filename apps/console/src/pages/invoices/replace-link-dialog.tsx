import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { newIdempotencyKey } from '../../api/client';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone } from '../../ui/toast';

/** Gives the customer page another address. The old one stops working. */
export default function ReplaceLinkDialog({ invoiceId, onClose }: { invoiceId: string; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const replace = async () => {
    await api.post(`/invoices/${invoiceId}/rotate-hosted-url`, {}, newIdempotencyKey());
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    toastDone(t('hosted.replaced'));
  };
  return (
    <ConfirmDialog
      title={t('hosted.replace.title')}
      confirm={t('hosted.replace.confirm')}
      danger
      onConfirm={replace}
      onClose={onClose}
    >
      <Text>{t('hosted.replace.text')}</Text>
    </ConfirmDialog>
  );
}
