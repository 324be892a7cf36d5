import { Button, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { Confirmation } from './confirmation';
import { FactorProof } from './factor-proof';
import { FactorSetup } from './factor-setup';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';

/** A business that opens only with a second factor: the person proves it, or sets one up. */
export default function FactorNeededPage({ business }: { business: string }) {
  const { t } = useI18n();
  const { session, signOut, refresh } = useSession();
  const navigate = useNavigate();
  const hasOne = session?.person?.second_factor === true;
  return (
    <SignInCard title={hasOne ? t('factor.prove.title') : t('factor.needed.title', { business })}>
      {hasOne ? (
        <FactorProof business={business} />
      ) : (
        <>
          <Text c="dimmed">{t('factor.needed.text', { business })}</Text>
          <Confirmation />
          <FactorSetup onDone={() => void refresh()} />
        </>
      )}
      <Button variant="subtle" onClick={() => void signOut().then(() => navigate('/sign-in'))}>
        {t('signOut')}
      </Button>
    </SignInCard>
  );
}
