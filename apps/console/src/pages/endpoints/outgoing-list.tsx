import { Button, Modal, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useList, useResource } from '../../api/queries';
import type { OutgoingWebhook, OutgoingWebhookDetails } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { type Column, ListTable } from '../../ui/data-table';
import { useListParams } from '../../ui/list-params';
import { Card, Fact, Facts } from '../../ui/page';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { toastDone } from '../../ui/toast';
import { shortId } from '../payments/payment-columns';

const isUnderWay = ({ status }: OutgoingWebhook) => status === 'pending';

const NO_FILTERS = [] as const;

/** What was sent to the endpoints, newest first. */
export function OutgoingList() {
  const { t } = useI18n();
  const params = useListParams(NO_FILTERS);
  const query = useList<OutgoingWebhook>(
    '/outgoing-webhooks',
    { limit: params.limit, offset: params.offset },
    isUnderWay,
  );
  const [shown, setShown] = useState<string | null>(null);
  const columns: Column<OutgoingWebhook>[] = [
    { key: 'time', header: t('endpoints.time'), cell: (sent) => <Time at={sent.created_at} /> },
    { key: 'event', header: t('events.event'), cell: (sent) => <bdi className="code">{sent.event_type}</bdi> },
    { key: 'id', header: t('endpoints.message'), cell: (sent) => <bdi className="code">{shortId(sent.id)}</bdi> },
    { key: 'status', header: t('status'), cell: (sent) => <StatusBadge status={sent.status} /> },
    {
      key: 'code',
      header: t('endpoints.code'),
      end: true,
      cell: (sent) => sent.response_status ?? t('endpoints.noAnswer'),
    },
    { key: 'attempts', header: t('events.attempts'), end: true, cell: (sent) => sent.attempt_count },
    {
      key: 'actions',
      header: t('actions'),
      cell: (sent) => (
        <Button size="compact-sm" variant="default" onClick={() => setShown(sent.id)}>
          {t('endpoints.details')}
        </Button>
      ),
    },
  ];
  return (
    <Card title={t('endpoints.attempts')} flush>
      <ListTable
        name={t('endpoints.attempts')}
        query={query}
        params={params}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<EmptyState icon={Send} title={t('endpoints.attempts.empty')} />}
      />
      {shown !== null && <OutgoingDetail id={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}

function OutgoingDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const { data, error } = useResource<OutgoingWebhookDetails>(`/outgoing-webhooks/${id}`, undefined, isUnderWay);
  const [failure, setFailure] = useState<unknown>(null);
  const replay = async () => {
    try {
      await api.post(`/outgoing-webhooks/${id}/replay`);
      toastDone(t('endpoints.replayed'));
    } catch (problem) {
      setFailure(problem);
    }
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('endpoints.message')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {(error ?? failure) !== null && <ProblemAlert error={error ?? failure} />}
        {data && (
          <>
            <Facts>
              <Fact name={t('id')}>
                <CopyableId id={data.id} name={t('id')} />
              </Fact>
              <Fact name={t('events.event')}>
                <bdi className="code">{data.event_type}</bdi>
              </Fact>
              <Fact name={t('status')}>
                <StatusBadge status={data.status} />
              </Fact>
              <Fact name={t('nomod.nextTry')}>
                <Time at={data.next_attempt_at} focusable />
              </Fact>
            </Facts>
            <ol className="timeline">
              {data.attempts?.map((attempt) => (
                <li
                  key={attempt.number}
                  data-tone={attempt.response_status !== null && attempt.response_status < 300 ? 'good' : 'bad'}
                >
                  <div className="timeline-head">
                    <span className="timeline-label">
                      {attempt.response_status ?? t('endpoints.noAnswer')} ·{' '}
                      {t('events.ms', { ms: attempt.duration_ms })}
                    </span>
                    <Time at={attempt.attempted_at} />
                  </div>
                  {attempt.error && (
                    <p className="timeline-by" dir="auto">
                      {attempt.error}
                    </p>
                  )}
                  {attempt.response_body && (
                    <pre className="json" dir="ltr" tabIndex={0} aria-label={t('endpoints.response')}>
                      {attempt.response_body}
                    </pre>
                  )}
                </li>
              ))}
            </ol>
            <div>
              <strong>{t('endpoints.body')}</strong>
              <pre className="json" dir="ltr" tabIndex={0}>
                {data.body}
              </pre>
            </div>
            <div>
              <Button variant="default" onClick={() => void replay()}>
                {t('endpoints.replay')}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Modal>
  );
}
