import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { newIdempotencyKey } from '../api/client';
import type { Invoice, Payment } from '../api/types';
import { useIdempotencyKey } from '../api/use-idempotency-key';
import { useApi } from '../session/session';
import { type RecordForm, toRequest } from './record-form';

/** Submits the dialog. A double click or a resend cannot make two payments. */
export function useRecord(invoice: Invoice, onRecorded: (payment: Payment) => void) {
  const api = useApi();
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  /** A payment that was saved without a link. The next attempt is for the same payment. */
  const [saved, setSaved] = useState<string | null>(null);

  const run = async (ask: () => Promise<Payment>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      onRecorded(await ask());
    } catch (error) {
      const refusal =
        error instanceof ApiProblem ? error : new ApiProblem(0, 'internal_error', String(error), '', null, {}, '');
      const savedId = refusal.detail('payment_id');
      if (refusal.code === 'nomod_link_creation_failed' && savedId) setSaved(savedId);
      setProblem(refusal);
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: [api.environmentId] });
    }
  };

  return {
    isBusy,
    problem,
    clear: () => setProblem(null),
    record: (form: RecordForm) =>
      run(() => {
        const body = toRequest(form, invoice);
        return api.post<Payment>('/payments', body, keyOf(body));
      }),
    retry: (form: RecordForm) =>
      run(() =>
        saved === null
          ? api.post<Payment>('/payments', toRequest(form, invoice), newIdempotencyKey())
          : api.post<Payment>(`/payments/${saved}/process`),
      ),
  };
}
