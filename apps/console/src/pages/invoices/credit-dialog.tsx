import { Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Decimal from 'decimal.js';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { CreditNote, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { useLiveLink } from '../../record-payment/use-live-link';
import { useApi } from '../../session/session';
import { asTyped, digitsIn, readAmount } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatMoney } from '../../ui/format';
import { toastDone } from '../../ui/toast';

/** Longest reason that the API keeps. */
const REASON_LENGTH = 500;

/** What remains, or a part of it, is asked no longer: what the invoice shows then, and what becomes of its link. */
export default function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t, locale } = useI18n();
  const explain = useAmountProblem();
  const api = useApi();
  const client = useQueryClient();
  const live = useLiveLink(invoice.id);
  const key = useRef({ text: newIdempotencyKey(), body: '' });
  const left = invoice.amount_remaining;
  const digits = digitsIn(left);
  const [typed, setTyped] = useState(asTyped(left));
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<{ amount?: string; reason?: string }>({});
  const { amount, problem } = readAmount(typed, digits);
  const inMoney = (text: string) => formatMoney(text, invoice.currency, locale);
  const wrongAmount = (): string | undefined => {
    if (!amount) return explain(problem, typed, invoice.currency, digits);
    if (!amount.greaterThan(0)) return t('record.field.positive');
    return amount.greaterThan(left) ? t('credit.most', { amount: inMoney(left) }) : undefined;
  };
  const isReady = amount !== undefined && wrongAmount() === undefined;
  const words = {
    name: invoice.invoice_number ?? invoice.id,
    amount: isReady ? inMoney(amount.toFixed(digits)) : '…',
    remaining: isReady ? inMoney(new Decimal(left).minus(amount).toFixed(digits)) : '…',
  };
  const credit = async () => {
    const found = {
      ...(!isReady && { amount: wrongAmount() }),
      ...(reason.trim() === '' && { reason: t('credit.error.reason') }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !amount) return false;
    const body = { amount: amount.toFixed(digits), reason: reason.trim() };
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { text: newIdempotencyKey(), body: text };
    const note = await api.post<CreditNote>(`/invoices/${invoice.id}/credit-notes`, body, key.current.text);
    toastDone(t('credit.done', { number: note.number }));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    return true;
  };
  return (
    <ConfirmDialog
      title={t('credit.title', words)}
      confirm={isReady ? t('credit.submit', words) : t('credit')}
      danger
      onConfirm={credit}
      onClose={onClose}
    >
      <Stack>
        <AmountField
          label={t('amount')}
          required
          currency={invoice.currency}
          digits={digits}
          leftSection={<span className="currency">{invoice.currency}</span>}
          leftSectionWidth={56}
          description={t('record.outstanding', { amount: inMoney(left) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed}
          error={errors.amount}
          onChange={(text) => {
            setTyped(text);
            setErrors({});
          }}
        />
        <TextInput
          label={t('credit.reason')}
          required
          dir="auto"
          maxLength={REASON_LENGTH}
          value={reason}
          error={errors.reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setErrors({});
          }}
        />
        <Text role="status">{t('credit.what', words)}</Text>
        {live && <Text>{t('record.offline.link', { amount: inMoney(live.amount) })}</Text>}
        <Text size="sm" c="dimmed">
          {t('credit.kept')}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
