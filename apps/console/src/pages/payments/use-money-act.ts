import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { Payment } from '../../api/types';
import { useApi } from '../../session/session';
import { toastDone } from '../../ui/toast';

/** Sends an act on a payment once: a double click or a resend is the same act, one with other contents is another. */
export function useMoneyAct(payment: Payment, act: 'refund' | 'void') {
  const api = useApi();
  const client = useQueryClient();
  const key = useRef<{ text: string; body: string } | null>(null);
  return async (body: object, done: (answer: Payment) => string): Promise<void> => {
    const text = JSON.stringify(body);
    if (key.current?.body !== text) key.current = { text: newIdempotencyKey(), body: text };
    try {
      toastDone(done(await api.post<Payment>(`/payments/${payment.id}/${act}`, body, key.current.text)));
    } finally {
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    }
  };
}
