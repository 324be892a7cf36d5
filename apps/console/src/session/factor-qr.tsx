import { QRCodeSVG } from 'qrcode.react';

/** The secret of an authenticator app. Unlike the code of a link it is not offered as a file. */
export function FactorQr({ text, label }: { text: string; label: string }) {
  return (
    <div className="qr">
      <QRCodeSVG value={text} size={180} marginSize={2} title={label} role="img" />
    </div>
  );
}
