import { QRCodeSVG } from 'qrcode.react';

/** Loaded only on demand. */
export default function QrImage({ text, label }: { text: string; label: string }) {
  return (
    <div className="qr">
      <QRCodeSVG value={text} size={180} marginSize={2} title={label} role="img" />
    </div>
  );
}
