import { Button } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useI18n } from '../i18n/i18n';

const QrImage = lazy(() => import('./qr-image'));

/** A button that shows and hides a QR code of the text, and the image while it is visible. */
export function useQrCode(text: string, label: string) {
  const { t } = useI18n();
  const [isShown, setShown] = useState(false);
  return {
    toggle: (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<QrCode size={16} />}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'created.qr.hide' : 'created.qr.show')}
      </Button>
    ),
    image: isShown && (
      <Suspense fallback={<div className="qr" aria-busy="true" />}>
        <QrImage text={text} label={label} />
      </Suspense>
    ),
  };
}
