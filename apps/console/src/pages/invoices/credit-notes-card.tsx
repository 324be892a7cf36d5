import { useResource } from '../../api/queries';
import type { CreditNote, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { TimelineStep } from '../../ui/timeline-step';

/** The credit notes of an invoice, if any. */
export default function CreditNotesCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const { data, error, refetch } = useResource<{ items: CreditNote[] }>(`/invoices/${invoice.id}/credit-notes`);
  return (
    <Card title={t('creditNotes')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <ol className="timeline">
        {data?.items.map((note) => (
          <TimelineStep
            key={note.id}
            label={
              <>
                <bdi>{note.number}</bdi> · <Money amount={note.amount} currency={note.currency} />
              </>
            }
            at={note.created_at}
          >
            <p className="timeline-by" dir="auto">
              {note.reason}
            </p>
          </TimelineStep>
        ))}
      </ol>
    </Card>
  );
}
