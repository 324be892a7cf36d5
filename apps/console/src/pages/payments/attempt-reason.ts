import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

type Attempt = Payment['attempts'][number];

const REPORTED = /^Nomod reports the charge as (\w+)$/;

/** Why an attempt took no money, translated when Nomod's word for it is known. */
export function useAttemptReason(): (attempt: Attempt) => string {
  const { t, word } = useI18n();
  return ({ error_message: message }) => {
    const status = REPORTED.exec(message ?? '')?.[1];
    if (status === undefined) return message ?? '—';
    return t('payment.attempt.reason', { status: word(`attempt.${status}`, status) });
  };
}
