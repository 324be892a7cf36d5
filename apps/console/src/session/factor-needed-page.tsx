import { Button, Divider, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { Confirmation } from './confirmation';
import { FactorProof } from './factor-proof';
import { FactorSetup } from './factor-setup';
import { PasskeyButton } from './passkey-button';
import { PasskeyForm } from './passkey-form';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';

/** A business that opens only with a second factor: the person proves it, or sets one up. */
export default function FactorNeededPage({ business }: { business: string }) {
  const { t } = useI18n();
  const { session, signOut, refresh } = useSession();
  const navigate = useNavigate();
  const hasCodes = session?.person?.second_factor === true;
  const hasPasskey = (session?.person?.passkeys ?? 0) > 0;
  return (
    <SignInCard title={hasCodes || hasPasskey ? t('factor.prove.title') : t('factor.needed.title', { business })}>
      {hasPasskey && <PasskeyButton isConfirmation onDone={() => void refresh()} />}
      {hasCodes && <FactorProof business={business} />}
      {!hasCodes && !hasPasskey && (
        <>
          <Text c="dimmed">{t('factor.needed.text', { business })}</Text>
          <Confirmation />
          <FactorSetup onDone={() => void refresh()} />
          <Divider label={t('provider.or')} />
          <PasskeyForm onDone={() => void refresh()} />
        </>
      )}
      <Button variant="subtle" onClick={() => void signOut().then(() => navigate('/sign-in'))}>
        {t('signOut')}
      </Button>
    </SignInCard>
  );
}
