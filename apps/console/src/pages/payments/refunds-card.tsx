import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { TimelineStep } from '../../ui/timeline-step';

/** Every refund that was requested through Remit, and its state. */
export function RefundsCard({ payment }: { payment: Payment }) {
  const { t, word } = useI18n();
  return (
    <Card title={t('refunds')}>
      <ol className="timeline">
        {payment.refunds.toReversed().map((refund) => (
          <TimelineStep
            key={refund.id}
            label={
              <>
                <Money amount={refund.amount} currency={refund.currency} /> ·{' '}
                {word(`refund.state.${refund.state}`, refund.state)}
              </>
            }
            at={refund.created_at}
            tone={TONES[refund.state]}
          >
            <p className="timeline-by">
              {t('timeline.by')} <bdi>{refund.created_by_name ?? refund.created_by}</bdi>
              {refund.reason && (
                <>
                  {' · '}
                  <bdi>{refund.reason}</bdi>
                </>
              )}
            </p>
            {refund.error_message && (
              <p className="timeline-by" dir="auto">
                {refund.error_message}
              </p>
            )}
          </TimelineStep>
        ))}
      </ol>
    </Card>
  );
}

const TONES: Readonly<Record<string, 'good' | 'bad'>> = { done: 'good', refused: 'bad', reversed: 'bad' };
