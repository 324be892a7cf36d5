import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Card } from '../../ui/page';
import { TimelineStep } from '../../ui/timeline-step';
import { useAttemptReason } from './attempt-reason';

/** Every payment attempt without a charge. */
export function AttemptsCard({ payment }: { payment: Payment }) {
  const { t } = useI18n();
  const reasonOf = useAttemptReason();
  return (
    <Card title={t('payment.attempts')}>
      <ol className="timeline">
        {payment.attempts.map((attempt) => (
          <TimelineStep
            key={attempt.id}
            label={t('payment.attempt', { number: attempt.attempt_number })}
            at={attempt.created_at}
            tone="bad"
          >
            <p className="timeline-by" dir="auto">
              {reasonOf(attempt)}
            </p>
          </TimelineStep>
        ))}
      </ol>
    </Card>
  );
}
