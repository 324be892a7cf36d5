import { Alert } from '@mantine/core';
import { Clock, CornerUpLeft } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n';

/** Shown to a user who returns from Nomod's checkout. The return proves nothing; only Nomod's confirmation does. */
export function ReturnNotice({ isPaid }: { isPaid: boolean }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const checkout = params.get('checkout');
  if (checkout === 'success' && !isPaid) {
    return (
      <Alert color="yellow" variant="light" icon={<Clock size={18} />} role="status" mb="md">
        {t('return.waiting')}
      </Alert>
    );
  }
  if (checkout === 'cancelled' && !isPaid) {
    return (
      <Alert color="gray" variant="light" icon={<CornerUpLeft size={18} />} role="status" mb="md">
        {t('return.left')}
      </Alert>
    );
  }
  return null;
}
