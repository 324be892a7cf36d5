import { useParams } from 'react-router';
import { useDelivery } from '../../api/queries';
import type { DeliveryDetails } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/events';
import '../../i18n/en/developers';
import '../../i18n/en/integrations';
import { useEnvironment, usePath } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { formatElapsed } from '../../ui/format';
import { Card, Fact, Facts, Page } from '../../ui/page';
import { DetailSkeleton, PageProblem } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { HeadersCard } from './headers-card';
import { RecordsCard } from './records-card';
import { Replay } from './replay';
import { StepsCard } from './steps-card';

export default function EventPage() {
  const { id = '' } = useParams();
  const { data: delivery, error, refetch } = useDelivery(id);
  if (delivery) return <EventDetail delivery={delivery} />;
  return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
}

function EventDetail({ delivery }: { delivery: DeliveryDetails }) {
  const { t, word, locale } = useI18n();
  const path = usePath();
  const environment = useEnvironment();
  return (
    <Page
      title={t('events.title', { name: delivery.event_type ?? delivery.id })}
      crumbs={[{ to: path('/developers/events'), text: t('nav.events') }]}
      beside={<StatusBadge status={delivery.result} />}
      actions={<Replay delivery={delivery} large />}
    >
      <div className="columns">
        <div className="column">
          <StepsCard steps={delivery.steps} />
          <HeadersCard headers={delivery.headers} />
          <Card title={t('events.body')}>
            <pre className="json" dir="ltr" tabIndex={0}>
              {pretty(delivery.body)}
            </pre>
          </Card>
        </div>
        <div className="column">
          <RecordsCard delivery={delivery} />
          <Card title={t('invoice.details')}>
            <Facts>
              <Fact name={t('id')}>
                <CopyableId id={delivery.id} name={t('id')} />
              </Fact>
              <Fact name={t('environment')}>{environment.name}</Fact>
              <Fact name={t('events.note')}>
                {delivery.result_note && word(`note.${delivery.result_note}`, delivery.result_note)}
              </Fact>
              <Fact name={t('events.charge')}>
                {delivery.charge_id && <CopyableId id={delivery.charge_id} name={t('events.charge')} />}
              </Fact>
              <Fact name={t('events.messageId')}>
                {delivery.message_id && <CopyableId id={delivery.message_id} name={t('events.messageId')} />}
              </Fact>
              <Fact name={t('events.route')}>{delivery.route}</Fact>
              <Fact name={t('events.connection')}>
                {delivery.connection_id && <CopyableId id={delivery.connection_id} name={t('events.connection')} />}
              </Fact>
              <Fact name={t('requestId')}>
                <CopyableId id={delivery.request_id} name={t('requestId')} />
              </Fact>
              <Fact name={t('events.source')}>
                <bdi>{delivery.source}</bdi>
              </Fact>
              <Fact name={t('events.size')}>{t('events.bytes', { size: delivery.size })}</Fact>
              <Fact name={t('events.attempts')}>{delivery.attempts}</Fact>
              <Fact name={t('events.received')}>
                <Time at={delivery.received_at} focusable />
              </Fact>
              <Fact name={t('events.taken')}>
                {delivery.time_taken_ms === null ? null : formatElapsed(delivery.time_taken_ms, locale)}
              </Fact>
            </Facts>
          </Card>
        </div>
      </div>
    </Page>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
