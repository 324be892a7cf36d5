import { Stack } from '@mantine/core';
import type { OutgoingWebhook, OutgoingWebhookDetails } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/events';
import { CopyableId } from '../../ui/copy-button';
import { Fact, Facts } from '../../ui/page';
import { Time } from '../../ui/time';
import { MessageStatus } from './message-status';

export const isUnderWay = ({ status }: OutgoingWebhook): boolean => status === 'pending';

/** One message: its body, and each call with its request headers and its answer. */
export function MessageDetail({ message }: { message: OutgoingWebhookDetails }) {
  const { t } = useI18n();
  return (
    <Stack>
      <Facts>
        <Fact name={t('id')}>
          <CopyableId id={message.id} name={t('id')} />
        </Fact>
        <Fact name={t('events.event')}>
          <bdi className="code">{message.event_type}</bdi>
        </Fact>
        <Fact name={t('status')}>
          <MessageStatus message={message} />
        </Fact>
        <Fact name={t('nomod.nextTry')}>
          <Time at={message.next_attempt_at} focusable />
        </Fact>
      </Facts>
      <ol className="timeline">
        {message.attempts.toReversed().map((attempt) => (
          <li key={attempt.number} data-tone={attempt.error === null ? 'good' : 'bad'}>
            <div className="timeline-head">
              <span className="timeline-label">
                {attempt.response_status ?? t('endpoints.noAnswer')} · {t('events.ms', { ms: attempt.duration_ms })}
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
            <details>
              <summary>{t('endpoints.headers')}</summary>
              <pre className="json" dir="ltr" tabIndex={0} aria-label={t('endpoints.headers')}>
                {Object.entries(attempt.request_headers)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join('\n')}
              </pre>
            </details>
          </li>
        ))}
      </ol>
      <div>
        <strong>{t('endpoints.body')}</strong>
        <pre className="json" dir="ltr" tabIndex={0} aria-label={t('endpoints.body')}>
          {indented(message.body)}
        </pre>
      </div>
    </Stack>
  );
}

/** Indented for reading. The signed body has no spaces. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
