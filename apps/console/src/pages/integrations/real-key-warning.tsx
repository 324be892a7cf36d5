import { Alert, Checkbox } from '@mantine/core';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment } from '../../session/session';

/** Whether the key's prefix marks it as a test key. */
const isTestKey = (key: string): boolean => /^sk_test_/i.test(key);

/** The confirmation text that the API requires for a key of the other mode; undefined when none is required. */
export function modeConfirmation(apiKey: string, environment: 'sandbox' | 'production'): string | undefined {
  const key = apiKey.trim();
  if (environment === 'production') return isTestKey(key) ? 'test key in production' : undefined;
  return /^sk_live_/i.test(key) ? 'live key in sandbox' : undefined;
}

interface RealKeyWarningProps {
  apiKey: string;
  isMeant: boolean;
  onMeant: (isMeant: boolean) => void;
}

/** Shown before a key of the other mode is saved: a key for real money in a sandbox, or a test key in production. */
export function RealKeyWarning({ apiKey, isMeant, onMeant }: RealKeyWarningProps) {
  const { t } = useI18n();
  const { type } = useEnvironment();
  const needsWords = modeConfirmation(apiKey, type) !== undefined;
  const mayBeLive = type === 'sandbox' && apiKey.trim().length > 3 && !isTestKey(apiKey.trim());
  if (!needsWords && !mayBeLive) return null;
  return (
    <Alert color="orange" variant="light" role="status">
      {t(type === 'sandbox' ? 'connection.apiKey.live' : 'connection.apiKey.test')}
      {needsWords && (
        <Checkbox
          mt="xs"
          label={t('connection.apiKey.meant')}
          checked={isMeant}
          onChange={(event) => onMeant(event.currentTarget.checked)}
        />
      )}
    </Alert>
  );
}
