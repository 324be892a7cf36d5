import { Skeleton, Text } from '@mantine/core';
import { useTimeline } from '../api/queries';
import type { TimelineEntry } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { CopyableId } from './copy-button';
import { Card } from './page';
import { ProblemAlert } from './states';
import { Time } from './time';

const GOOD = new Set(['payment.succeeded', 'invoice.payment_recorded']);
const BAD = new Set([
  'payment_link.creation_failed',
  'invoice.sync_failed',
  'attention.needed',
  'payment.disputed',
  'payment.attempt_failed',
]);

/** Background work signs with the name of its rule, as in `sync-invoice-when-invoice-finalized`; the evidence says which. */
const isOurselves = (actor: string): boolean => actor.includes('-when-');

/** What happened, newest first, each step with its evidence. */
export function TimelineCard({ path }: { path: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useTimeline(path);
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
          {data.items.toReversed().map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t, word } = useI18n();
  const tone = GOOD.has(entry.type) ? 'good' : BAD.has(entry.type) ? 'bad' : undefined;
  const reason = entry.facts['reason'] ?? entry.facts['summary'];
  return (
    <li data-tone={tone}>
      <div className="timeline-head">
        <span className="timeline-label">{word(`timeline.${entry.type}`, entry.label)}</span>
        <Time at={entry.occurred_at} />
      </div>
      <p className="timeline-by">
        {t('timeline.by')}{' '}
        <bdi>{isOurselves(entry.actor) ? t('actor.remit') : word(`actor.${entry.actor}`, entry.actor)}</bdi>
        {reason && <span dir="auto"> · {reason}</span>}
      </p>
      <details>
        <summary>{t('timeline.details')}</summary>
        <p className="timeline-id">
          <CopyableId id={entry.id} name={t('id')} />
        </p>
        <pre className="json" dir="ltr" tabIndex={0}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </li>
  );
}
