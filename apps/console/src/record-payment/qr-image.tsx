import { Button, Stack } from '@mantine/core';
import { QRCodeCanvas, QRCodeSVG } from 'qrcode.react';
import { useRef } from 'react';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/hosted-page';
import { saveFile } from '../ui/save-file';

/** Points of the saved picture: sharp in print at 6 cm. */
const SAVED_SIZE = 720;

/** Loaded only on demand. */
export default function QrImage({ text, label }: { text: string; label: string }) {
  const { t } = useI18n();
  const picture = useRef<HTMLCanvasElement>(null);
  const save = () => picture.current?.toBlob((bytes) => bytes && saveFile(bytes, 'qr-code.png'));
  return (
    <Stack gap="xs" align="flex-start">
      <div className="qr">
        <QRCodeSVG value={text} size={180} marginSize={2} title={label} role="img" />
      </div>
      <QRCodeCanvas ref={picture} hidden value={text} size={SAVED_SIZE} marginSize={4} />
      <Button variant="default" size="xs" onClick={save}>
        {t('hosted.qr.save')}
      </Button>
    </Stack>
  );
}
