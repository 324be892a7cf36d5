import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Card } from '../../ui/page';
import { Time } from '../../ui/time';
import { useAttemptReason } from './attempt-reason';

/** Every time that a payer tried and nothing was charged. */
export function AttemptsCard({ payment }: { payment: Payment }) {
  const { t } = useI18n();
  const reasonOf = useAttemptReason();
  return (
    <Card title={t('payment.attempts')}>
      <ol className="timeline">
        {payment.attempts.map((attempt) => (
          <li key={attempt.id} data-tone="bad">
            <div className="timeline-head">
              <span className="timeline-label">{t('payment.attempt', { number: attempt.attempt_number })}</span>
              <Time at={attempt.created_at} />
            </div>
            <p className="timeline-by" dir="auto">
              {reasonOf(attempt)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
