import { Button } from '@mantine/core';
import { Fingerprint } from 'lucide-react';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { PasskeyFailure } from './passkey-failure';
import { useSession } from './session';
import { knowsPasskeys, usePasskey } from './use-passkey';

interface PasskeyButtonProps {
  /** Whether who is signed in only proves it again. */
  isConfirmation?: boolean;
  onDone: (session: Session) => void;
}

/** Signs in with a passkey alone. Nothing, where the browser knows none. */
export function PasskeyButton({ isConfirmation = false, onDone }: PasskeyButtonProps) {
  const { t } = useI18n();
  const { adopt } = useSession();
  const passkey = usePasskey();
  if (!knowsPasskeys()) return null;
  const press = async () => {
    const session = await passkey.signIn(isConfirmation ? 'confirmation' : 'sign_in');
    if (session) onDone(adopt(session));
  };
  return (
    <>
      <PasskeyFailure {...passkey} />
      <Button
        variant="default"
        fullWidth
        leftSection={<Fingerprint size={16} aria-hidden />}
        loading={passkey.isBusy}
        onClick={() => void press()}
      >
        {t(isConfirmation ? 'passkey.confirm' : 'passkey.button')}
      </Button>
    </>
  );
}
