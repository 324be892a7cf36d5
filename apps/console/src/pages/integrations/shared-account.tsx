import { Text } from '@mantine/core';
import type { Connection } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

/** Shows which other connections use the Nomod account, and that the connection is being deleted. */
export function SharedAccount({ connection }: { connection: Connection }) {
  const { t } = useI18n();
  const places = [...new Set(connection.shared_account.map((other) => other.with))];
  return (
    <>
      {places.map((place) => (
        <Text key={place} size="sm" className="bad">
          {t(`connections.shared.${place}`)}
        </Text>
      ))}
      {connection.switch_off_asked_at && (
        <Text size="sm" c="dimmed">
          {t('connection.switchingOff')}
        </Text>
      )}
    </>
  );
}
