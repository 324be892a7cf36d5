import { Button } from '@mantine/core';
import { Api } from '../api/client';
import type { ProviderAddress } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { useForm } from '../ui/use-form';

const api = new Api(undefined);

const LABELS = {
  sign_in: 'provider.button',
  confirmation: 'provider.confirm.button',
  connection: 'provider.connect.button',
} as const;

interface ProviderButtonProps {
  name: string;
  /** Path of the console to go on with. */
  to: string | null;
  /** `confirmation`: who is signed in proves it again; `connection`: connects an account there. */
  purpose?: keyof typeof LABELS;
}

/** Sends the browser to the provider. */
export function ProviderButton({ name, to, purpose = 'sign_in' }: ProviderButtonProps) {
  const { t } = useI18n();
  const { problem, isBusy, element, submit } = useForm({
    initial: {},
    check: () => ({}),
    send: async () => {
      const { url } = await api.post<ProviderAddress>('/session/provider', { purpose, ...(to !== null && { to }) });
      location.assign(url);
    },
  });
  return (
    <form ref={element} onSubmit={submit}>
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" variant="default" loading={isBusy} fullWidth>
        {t(LABELS[purpose], { name })}
      </Button>
    </form>
  );
}
