import { Button } from '@mantine/core';
import { Api } from '../api/client';
import type { ProviderAddress } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { useForm } from '../ui/use-form';

const api = new Api(undefined);

interface ProviderButtonProps {
  name: string;
  /** Path of the console to go on with. */
  to: string | null;
  /** Whether who is signed in only proves it again. */
  isConfirmation?: boolean;
}

/** Sends the browser to the provider. */
export function ProviderButton({ name, to, isConfirmation = false }: ProviderButtonProps) {
  const { t } = useI18n();
  const { problem, isBusy, element, submit } = useForm({
    initial: {},
    check: () => ({}),
    send: async () => {
      const purpose = isConfirmation ? 'confirmation' : 'sign_in';
      const { url } = await api.post<ProviderAddress>('/session/provider', { purpose, ...(to !== null && { to }) });
      location.assign(url);
    },
  });
  return (
    <form ref={element} onSubmit={submit}>
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" variant="default" loading={isBusy} fullWidth>
        {t(isConfirmation ? 'provider.confirm.button' : 'provider.button', { name })}
      </Button>
    </form>
  );
}
