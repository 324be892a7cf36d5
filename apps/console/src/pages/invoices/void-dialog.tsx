import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ReasonField } from '../../ui/reason-field';
import { toastDone } from '../../ui/toast';

/** Asks for the reason, then voids the invoice. */
export default function VoidDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const voidInvoice = async () => {
    const content = reason.trim() === '' ? {} : { reason: reason.trim() };
    await api.post(`/invoices/${invoice.id}/void`, content, newIdempotencyKey());
    toastDone(t('invoice.voided'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <ConfirmDialog
      title={t('invoice.void.title', { name: invoice.invoice_number ?? t('invoice.draft') })}
      confirm={t('invoice.void')}
      danger
      onConfirm={voidInvoice}
      onClose={onClose}
    >
      <Text mb="md">{t('invoice.void.text')}</Text>
      <ReasonField label={t('invoice.void.reason')} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
