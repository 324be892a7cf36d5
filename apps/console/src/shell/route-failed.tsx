import { Button } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import { PlainPage } from '../ui/states';

/** Shown when a page fails to render, for example because its script belongs to an older build. */
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
