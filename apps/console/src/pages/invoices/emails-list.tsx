import type { Email } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/emails';
import { Card } from '../../ui/page';
import { TimelineStep } from '../../ui/timeline-step';

/** The status of each e-mail about an invoice. */
export default function EmailsList({ emails }: { emails: readonly Email[] }) {
  const { t } = useI18n();
  return (
    <Card title={t('emails.title')}>
      <ol className="timeline">
        {emails.map((email) => (
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
