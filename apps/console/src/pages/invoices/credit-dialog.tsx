import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CreditNote, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { useLiveLink } from '../../record-payment/use-live-link';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatMoney } from '../../ui/format';
import { ReasonField } from '../../ui/reason-field';
import { useMoneyAct } from '../../ui/use-money-act';
import { usePartAmount } from '../../ui/use-part-amount';

/** Writes off the outstanding amount or a part of it. Shows the resulting invoice and the effect on its link. */
export default function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t, locale } = useI18n();
  const send = useMoneyAct<CreditNote>(`/invoices/${invoice.id}/credit-notes`);
  const live = useLiveLink(invoice.id);
  const { currency, amount_remaining: left } = invoice;
  const part = usePartAmount({ left, currency, help: 'record.outstanding', tooMuch: 'credit.most' });
  const [reason, setReason] = useState('');
  const [isReasonMissing, setReasonMissing] = useState(false);
  const { amount } = part;
  const words = {
    name: invoice.invoice_number ?? invoice.id,
    amount: part.words?.amount ?? '…',
    remaining: part.words?.rest ?? '…',
  };
  const credit = async () => {
    const text = reason.trim();
    part.check();
    setReasonMissing(text === '');
    if (amount === undefined || text === '') return false;
    await send({ amount, reason: text }, ({ number }) => t('credit.done', { number }));
    return true;
  };
  return (
    <ConfirmDialog
      title={t('credit.title', words)}
      confirm={amount === undefined ? t('credit') : t('credit.submit', words)}
      danger
      onConfirm={credit}
      onClose={onClose}
    >
      <Stack>
        {part.field}
        <ReasonField
          label={t('credit.reason')}
          required
          value={reason}
          error={isReasonMissing ? t('credit.error.reason') : undefined}
          onChange={(text) => {
            setReason(text);
            setReasonMissing(false);
          }}
        />
        <Text role="status">{t('credit.what', words)}</Text>
        {live && <Text>{t('record.offline.link', { amount: formatMoney(live.amount, currency, locale) })}</Text>}
        <Text size="sm" c="dimmed">
          {t('credit.kept')}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
