import { Button } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import { PlainPage } from '../ui/states';

/** A page that could not be drawn, such as one whose script is of an older build. */
export function RouteFailed() {
  const { t } = useI18n();
  return (
    <main className="sign-in">
      <PlainPage
        title={t('failed.title')}
        action={<Button onClick={() => location.reload()}>{t('failed.reload')}</Button>}
      >
        {t('failed.text')}
      </PlainPage>
    </main>
  );
}
