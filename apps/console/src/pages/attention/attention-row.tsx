import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { AttentionItem } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { usePath, useScope } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { shortId } from '../payments/payment-columns';
import { candidatesOf } from './candidates';
import { Evidence } from './evidence';
import { MatchCandidates } from './match-candidates';
import { useAttentionActions } from './use-attention-actions';

/** Evidence that is shown in the table of possible matches instead. */
const IN_CANDIDATES: ReadonlySet<string> = new Set(['possible_invoices', 'possible_charges']);

const NOTHING: ReadonlySet<string> = new Set();

/** One discrepancy: its description, both sides, the advice, and the buttons for it. */
export function AttentionRow({ item }: { item: AttentionItem }) {
  const { t, word } = useI18n();
  const path = usePath();
  const actions = useAttentionActions(item);
  const mayWrite = useScope('write');
  const mayMatch = useScope('attention:match');
  const candidates = item.actions.includes('match') ? candidatesOf(item) : [];
  return (
    <li className="attention">
      <div className="attention-head">
        <TriangleAlert size={18} aria-hidden className="attention-icon" />
        <div className="row-main">
          <Title order={2}>{word(`attention.kind.${item.kind}`, item.kind)}</Title>
          <Summary item={item} />
          {item.what_to_do && (
            <p className="quiet" dir="auto">
              {word(`attention.todo.${item.kind}`, item.what_to_do)}
            </p>
          )}
          {item.note && <p dir="auto">{item.note}</p>}
        </div>
        {item.status !== 'open' && <StatusBadge status={item.status} />}
      </div>
      <Evidence item={item} hidden={candidates.length > 0 ? IN_CANDIDATES : NOTHING} />
      {candidates.length > 0 && (
        <MatchCandidates candidates={candidates} onMatch={mayMatch ? actions.askToMatch : undefined} />
      )}
      <Group gap="md" className="attention-links">
        {item.invoice_id && (
          <Anchor component={Link} to={path(`/invoices/${item.invoice_id}`)} size="sm">
            {t('invoice')} <bdi className="code">{shortId(item.invoice_id)}</bdi>
          </Anchor>
        )}
        {item.payment_id && (
          <Anchor component={Link} to={path(`/payments/${item.payment_id}`)} size="sm">
            {t('record.viewPayment')} <bdi className="code">{shortId(item.payment_id)}</bdi>
          </Anchor>
        )}
        {item.delivery_id && (
          <Anchor component={Link} to={path(`/developers/events/${item.delivery_id}`)} size="sm">
            {t('events.event')} <bdi className="code">{shortId(item.delivery_id)}</bdi>
          </Anchor>
        )}
        {item.charge_id && <CopyableId id={item.charge_id} name={t('events.charge')} />}
        <Text size="sm" c="dimmed" component="span">
          {t('attention.seen')} <Time at={item.last_seen_at} />
        </Text>
      </Group>
      {actions.problem !== null && <ProblemAlert error={actions.problem} />}
      {item.actions.length > 0 && (
        <Group gap="xs">
          {mayWrite && item.actions.includes('check') && (
            <Button size="xs" variant="default" loading={actions.isBusy} onClick={() => void actions.check()}>
              {t('attention.check')}
            </Button>
          )}
          {mayMatch && item.actions.includes('match') && (
            <Button size="xs" variant="default" onClick={() => actions.askToMatch()}>
              {t(candidates.length > 0 ? 'attention.match.other' : 'attention.match')}
            </Button>
          )}
          {mayWrite && item.actions.includes('retry') && (
            <Button size="xs" variant="default" loading={actions.isBusy} onClick={() => void actions.retry()}>
              {word(`attention.retry.${item.kind}`, t('attention.retry'))}
            </Button>
          )}
          {mayMatch && item.actions.includes('count_lost') && (
            <Button size="xs" variant="default" onClick={actions.askToCountLost}>
              {t('attention.lost')}
            </Button>
          )}
          {mayWrite && item.actions.includes('dismiss') && (
            <Button size="xs" variant="subtle" color="gray" onClick={actions.askToDismiss}>
              {t('attention.dismiss')}
            </Button>
          )}
        </Group>
      )}
      {actions.dialogs}
    </li>
  );
}

/** Kinds whose summary contains unique information, such as a reason or a name. */
const TELLING: ReadonlySet<AttentionItem['kind']> = new Set<AttentionItem['kind']>([
  'closing_refused',
  'connection_refused',
  'email_undelivered',
  'endpoint_disabled',
  'endpoint_paused',
  'event_failed',
  'link_missing',
  'lost_object',
  'refund_done_twice',
  'refund_reversed',
  'refund_unconfirmed',
  'sync_failed',
  'webhooks_silent',
]);

/** Shown in the reader's language. The server's English summary is added when it contains more. */
function Summary({ item }: { item: AttentionItem }) {
  const { word } = useI18n();
  const about = word(`attention.about.${item.kind}`, item.summary);
  return (
    <>
      <p dir="auto">{about}</p>
      {about !== item.summary && TELLING.has(item.kind) && (
        <p dir="ltr" lang="en">
          {item.summary}
        </p>
      )}
    </>
  );
}
