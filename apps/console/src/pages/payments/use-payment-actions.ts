import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { saveFile } from '../../ui/save-file';
import { toastDone, toastFailed } from '../../ui/toast';

export function usePaymentActions(payment: Payment) {
  const { t, word } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  /** Stays on the page, because a toast disappears. */
  const [problem, setProblem] = useState<unknown>(null);

  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    setProblem(null);
    try {
      toastDone(await work());
    } catch (error) {
      setProblem(error);
      toastFailed(error instanceof ApiProblem ? word(`error.${error.code}`, error.message) : t('copy.refused'));
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    }
  };

  return {
    isBusy,
    problem,
    canCheck: payment.payment_method_type === 'payment_link' && payment.gateway_tracking_id !== null,
    canRetry: payment.payment_method_type === 'payment_link' && payment.payment_status === 'initiated',
    copyLink: () =>
      run(async () => {
        await navigator.clipboard.writeText(payment.payment_url ?? '');
        return t('copied');
      }),
    saveReceipt: () =>
      run(async () => {
        saveFile(await api.file(`/payments/${payment.id}/receipt`), `receipt-${payment.id}.pdf`);
        return t('payment.receipt.saved');
      }),
    check: () =>
      run(async () => {
        const { payment_status: status } = await api.post<Payment>(`/payments/${payment.id}/check`);
        return t('payment.checked', { status: word(`status.${status}`, status) });
      }),
    retry: () =>
      run(async () => {
        await api.post<Payment>(`/payments/${payment.id}/process`);
        return t('created.toast');
      }),
  };
}
