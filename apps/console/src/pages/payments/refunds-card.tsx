import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { Time } from '../../ui/time';

/** Every refund that was asked for here, and what became of it. */
export function RefundsCard({ payment }: { payment: Payment }) {
  const { t, word } = useI18n();
  return (
    <Card title={t('refunds')}>
      <ol className="timeline">
        {payment.refunds.toReversed().map((refund) => (
          <li key={refund.id} data-tone={TONES[refund.state]}>
            <div className="timeline-head">
              <span className="timeline-label">
                <Money amount={refund.amount} currency={refund.currency} /> ·{' '}
                {word(`refund.state.${refund.state}`, refund.state)}
              </span>
              <Time at={refund.created_at} />
            </div>
            {refund.reason && (
              <p className="timeline-by" dir="auto">
                {refund.reason}
              </p>
            )}
            {refund.error_message && (
              <p className="timeline-by" dir="auto">
                {refund.error_message}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

const TONES: Readonly<Record<string, 'good' | 'bad'>> = { done: 'good', refused: 'bad', reversed: 'bad' };
