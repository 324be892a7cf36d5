import type { DeliveryStep } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { formatElapsed, formatTime } from '../../ui/format';
import { Card } from '../../ui/page';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';

const BAD = new Set<DeliveryStep['step']>(['given_up', 'trying_again']);
/** Steps whose outcome is also a result in the list of events. */
const RESULTS = new Set<DeliveryStep['step']>(['matched', 'parked', 'set_aside', 'given_up']);

/** The processing steps of an event, oldest first. */
export function StepsCard({ steps }: { steps: readonly DeliveryStep[] }) {
  const { t } = useI18n();
  return (
    <Card title={t('events.steps')}>
      <ol className="timeline">
        {steps.map((step, index) => (
          <Step key={`${step.step} ${step.at} ${step.outcome}`} step={step} before={steps[index - 1]} />
        ))}
      </ol>
    </Card>
  );
}

function Step({ step, before }: { step: DeliveryStep; before: DeliveryStep | undefined }) {
  const { t, word, locale } = useI18n();
  const tone =
    step.step === 'applied' || step.outcome === 'processed' ? 'good' : BAD.has(step.step) ? 'bad' : undefined;
  const passed = before ? new Date(step.at).getTime() - new Date(before.at).getTime() : undefined;
  const remarks = [
    step.by && word(`actor.${step.by}`, step.by),
    step.step === 'trying_again' && t('steps.tries', { times: step.times }),
    step.last_at && t('steps.times', { times: step.times, time: formatTime(step.last_at, locale) }),
    step.note && word(`note.${step.note}`, step.note),
  ].filter(Boolean);
  return (
    <li data-tone={tone}>
      <div className="timeline-head">
        <span className="timeline-label">
          {t(`step.${step.step}`)} <Outcome step={step} />
        </span>
        <Time
          at={step.at}
          text={
            passed === undefined || step.step === 'trying_again'
              ? undefined
              : t('steps.after', { time: formatElapsed(passed, locale) })
          }
        />
      </div>
      {remarks.length > 0 && (
        <p className="timeline-by" dir="auto">
          {remarks.join(' · ')}
        </p>
      )}
    </li>
  );
}

function Outcome({ step: { step, outcome } }: { step: DeliveryStep }) {
  const { word } = useI18n();
  if (outcome === null) return null;
  if (RESULTS.has(step)) return <StatusBadge status={outcome} />;
  const kind = { verified: 'verified', charge_read: 'charge', applied: 'timeline' }[step as string] ?? step;
  return <span className="step-outcome">{word(`${kind}.${outcome}`, outcome)}</span>;
}
