import { Button, Skeleton, Text } from '@mantine/core';
import Decimal from 'decimal.js';
import { useState } from 'react';
import { useKeyName, useTimeline } from '../api/queries';
import type { TimelineEntry } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { digitsIn } from './amount';
import { CopyableId } from './copy-button';
import { Money } from './money';
import { Card } from './page';
import { ProblemAlert } from './states';
import { TimelineStep } from './timeline-step';

const GOOD = new Set(['payment.succeeded', 'invoice.payment_recorded']);
const BAD = new Set([
  'payment_link.creation_failed',
  'invoice.sync_failed',
  'attention.needed',
  'payment.disputed',
  'payment.attempt_failed',
]);

/** Steps that are shown at first. */
const STEPS = 6;

/**
 * The actor of background work is the name of its rule, such as `email-payer-when-invoice-finalized`. The evidence
 * shows it.
 */
const isOurselves = (actor: string): boolean => actor.includes('-when-');

/** A payment that was received outside Nomod is not a charge. */
const labelOf = ({ type, facts }: TimelineEntry): string =>
  type === 'payment.succeeded' && facts['payment_method_type'] === 'offline' ? 'payment.succeeded.offline' : type;

/** The amount of a step. Other amounts of the event stay in its evidence. */
const FIGURE: Readonly<Record<string, string>> = {
  'invoice.credited': 'amount',
  'invoice.finalized': 'amount_due',
  'invoice.amount_changed': 'amount_remaining',
  'payment.succeeded': 'amount',
  'payment.reversed': 'amount',
  'payment.refund_requested': 'amount',
};

function Figure({ entry: { type, facts } }: { entry: TimelineEntry }) {
  const amount = type === 'payment.refunded' ? givenBack(facts) : facts[FIGURE[type] ?? ''];
  const currency = facts['currency'];
  return amount && currency ? <Money amount={amount} currency={currency} /> : null;
}

function Actor({ name, said }: { name: string; said: string | null }) {
  const { t, word } = useI18n();
  if (said !== null) return <bdi>{said}</bdi>;
  if (isOurselves(name)) return <bdi>{t('actor.remit')}</bdi>;
  return name.startsWith('key_') ? <KeyActor id={name} /> : <bdi>{word(`actor.${name}`, name)}</bdi>;
}

const KeyActor = ({ id }: { id: string }) => <bdi>{useKeyName(id)}</bdi>;

/** Refund events contain cumulative amounts. Events of the first version lack the earlier amount. */
function givenBack({ refunded_total: total, refunded_before: before }: TimelineEntry['facts']): string | undefined {
  return total && before && new Decimal(total).minus(before).toFixed(digitsIn(total));
}

/** The history, newest first, with the evidence of each step. */
export function TimelineCard({ path }: { path: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useTimeline(path);
  const [showsAll, setShowsAll] = useState(false);
  const steps = data?.items.toReversed() ?? [];
  // One step alone is shown rather than hidden behind a button of the same height.
  const hidden = showsAll || steps.length <= STEPS + 1 ? 0 : steps.length - STEPS;
  return (
    <Card title={t('timeline')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={120} aria-busy="true" />}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('timeline.empty')}
        </Text>
      )}
      {data && (
        <ol className="timeline">
          {steps.slice(0, steps.length - hidden).map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hidden > 0 && (
        <Button variant="subtle" size="xs" onClick={() => setShowsAll(true)}>
          {t('timeline.all', { count: hidden })}
        </Button>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t, word } = useI18n();
  const tone = GOOD.has(entry.type) ? 'good' : BAD.has(entry.type) ? 'bad' : undefined;
  const reason = entry.facts['reason'] ?? entry.facts['summary'];
  const step = word(`timeline.${labelOf(entry)}`, word(`timeline.${entry.type}`, entry.label));
  return (
    <TimelineStep
      label={
        <>
          {step} <Figure entry={entry} />
        </>
      }
      at={entry.occurred_at}
      tone={tone}
    >
      <p className="timeline-by">
        {t('timeline.by')} <Actor name={entry.actor} said={entry.actor_name} />
        {reason && (
          <>
            {' · '}
            <bdi>{reason}</bdi>
          </>
        )}
      </p>
      <details>
        <summary aria-label={t('timeline.detailsOf', { step })}>{t('timeline.details')}</summary>
        <p className="timeline-id">
          <CopyableId id={entry.id} name={t('id')} />
        </p>
        <pre className="json" dir="ltr" tabIndex={0}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </TimelineStep>
  );
}
