import { Text } from '@mantine/core';
import type { Connection } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Time } from '../../ui/time';

/**
 * The result of the connection's last call to Nomod. After a failure, also its reason and the time of the last
 * success.
 */
export function LastCall({ connection }: { connection: Connection }) {
  const { t } = useI18n();
  const { last_call_succeeded_at: succeededAt, last_call_failed_at: failedAt, last_call_failure: failure } = connection;
  if (failedAt !== null && failure !== null && failedAt > (succeededAt ?? '')) {
    return (
      <Text size="sm" className="bad">
        {t('connections.call.failed')} <Time at={failedAt} />: {t(`call.${failure}`)}{' '}
        {succeededAt && (
          <span className="quiet">
            {t('connections.call.lastSuccess')} <Time at={succeededAt} />
          </span>
        )}
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {succeededAt === null ? (
        t('connections.call.none')
      ) : (
        <>
          {t('connections.call.succeeded')} <Time at={succeededAt} />
        </>
      )}
    </Text>
  );
}
