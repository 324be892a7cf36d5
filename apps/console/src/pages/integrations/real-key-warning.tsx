import { Alert } from '@mantine/core';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment } from '../../session/session';

/** Whether a key is one of the built-in test Nomod, as far as a person can tell from its name. */
const isTestKey = (key: string): boolean => /^sk_test_/.test(key);

/** Before a key that takes real money is saved where only test money is expected. */
export function RealKeyWarning({ apiKey }: { apiKey: string }) {
  const { t } = useI18n();
  const { type } = useEnvironment();
  const key = apiKey.trim();
  if (type !== 'sandbox' || key.length <= 3 || isTestKey(key)) return null;
  return (
    <Alert color="orange" variant="light" role="status">
      {t('connection.apiKey.live')}
    </Alert>
  );
}
