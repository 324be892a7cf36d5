import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/events';
import '../../i18n/en/developers';
import '../../i18n/en/integrations';
import { useSession } from '../../session/session';
import { ChoiceFilter, ClearFilters, DayFilter, SearchFilter } from '../../ui/filters';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { Page } from '../../ui/page';
import { GenuineEvents } from './genuine-events';
import { RejectedEvents } from './rejected-events';

const FILTERS = ['result', 'charge', 'payment', 'from', 'to'] as const;
const RESULTS = [
  'pending',
  'processed',
  'ignored_duplicate',
  'ignored_not_paid',
  'ignored_unknown',
  'not_ours',
  'unmatched',
  'unreadable',
  'failed',
  'rejected',
] as const;

export default function EventsPage() {
  const { t } = useI18n();
  const params = useListParams(FILTERS);
  const days = useSession().session?.retention_days;
  return (
    <Page
      title={t('nav.events')}
      lead={
        <>
          {t('events.lead')} {days !== undefined && t('events.kept', { days })}
        </>
      }
    >
      <ListCard
        filters={
          <>
            <SearchFilter params={params} name="charge" label={t('events.searchCharge')} />
            <SearchFilter params={params} name="payment" label={t('events.searchPayment')} />
            <ChoiceFilter
              params={params}
              name="result"
              label={t('events.result')}
              choices={RESULTS.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
            <DayFilter params={params} labels={{ name: 'events.received', from: 'events.from', to: 'events.to' }} />
            <ClearFilters params={params} />
          </>
        }
      >
        {params.get('result') === 'rejected' ? <RejectedEvents params={params} /> : <GenuineEvents params={params} />}
      </ListCard>
    </Page>
  );
}
