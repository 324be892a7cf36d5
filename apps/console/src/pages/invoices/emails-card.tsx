import { useResource } from '../../api/queries';
import type { Email, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/emails';
import { Card } from '../../ui/page';
import { TimelineStep } from '../../ui/timeline-step';

/** The e-mails about an invoice and what became of each; nothing while there is none. */
export function EmailsCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const isDraft = invoice.invoice_status === 'draft';
  const { data } = useResource<{ items: Email[] }>(isDraft ? null : `/invoices/${invoice.id}/emails`);
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('emails.title')}>
      <ol className="timeline">
        {data.items.map((email) => (
          <TimelineStep
            key={email.id}
            label={
              <>
                <bdi dir="ltr">{email.recipient}</bdi> · {t(`emails.status.${email.status}`)}
              </>
            }
            at={email.created_at}
          >
            {email.status !== 'sent' && email.last_answer !== null && (
              <p className="timeline-by" dir="auto">
                {email.last_answer}
              </p>
            )}
          </TimelineStep>
        ))}
      </ol>
    </Card>
  );
}
