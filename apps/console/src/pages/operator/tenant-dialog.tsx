import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Api } from '../../api/client';
import type { KeyScope, NewApiKey, NewInvitation, Tenant } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/keys';
import '../../i18n/late/operator';
import { useSession } from '../../session/session';
import { CopyButton } from '../../ui/copy-button';
import { SecretField } from '../../ui/secret-field';
import { ProblemAlert } from '../../ui/states';
import { type Errors, placeByName, useForm } from '../../ui/use-form';
import { useReturnFocus } from '../../ui/use-return-focus';
import { GIVEN_SCOPES } from '../api-keys/given-scopes';

export type TenantAct = 'owner' | 'key';

interface TenantDialogProps {
  tenant: Tenant;
  act: TenantAct;
  onClose: () => void;
}

const api = new Api(undefined);

interface Values {
  email: string;
  name: string;
  scopes: KeyScope[];
}

const INITIAL: Values = { email: '', name: '', scopes: ['read', 'write'] };

/** Makes an invitation of an owner, or a key, for a tenant. Both are shown once. */
export function TenantDialog({ tenant, act, onClose }: TenantDialogProps) {
  const { t } = useI18n();
  useReturnFocus();
  const [made, setMade] = useState<string>();
  const field = act === 'owner' ? 'email' : 'name';
  const { values, set, errors, problem, isBusy, element, submit } = useForm<Values>({
    initial: INITIAL,
    check: (entered): Errors<Values> => ({
      ...(entered[field].trim() === '' && {
        [field]: t(act === 'owner' ? 'operator.error.email' : 'operator.error.name'),
      }),
      ...(act === 'key' && entered.scopes.length === 0 && { scopes: t('keys.error.scopes') }),
    }),
    send: async ({ email, name, scopes }) => {
      const path = `/tenants/${tenant.id}`;
      if (act === 'owner') {
        const invitation = await api.post<NewInvitation>(`${path}/owners`, { email: email.trim() });
        setMade(invitation.url ?? '');
      } else {
        const key = await api.post<NewApiKey>(`${path}/api-keys`, { name: name.trim(), scopes });
        setMade(key.api_key ?? '');
      }
    },
    place: placeByName(INITIAL),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(act === 'owner' ? 'operator.owner.title' : 'operator.key.title', { name: tenant.name })}
      closeOnClickOutside={!isBusy && made === undefined}
      closeOnEscape={!isBusy}
      closeButtonProps={{ 'aria-label': t('close'), disabled: isBusy }}
    >
      {made === undefined ? (
        <form ref={element} onSubmit={submit} noValidate>
          <Stack>
            <Text size="sm">{t(act === 'owner' ? 'operator.owner.text' : 'operator.key.text')}</Text>
            <TextInput
              key={field}
              name={field}
              type={act === 'owner' ? 'email' : 'text'}
              label={t(act === 'owner' ? 'operator.owner.email' : 'operator.key.name')}
              required
              dir={act === 'owner' ? 'ltr' : 'auto'}
              maxLength={act === 'owner' ? 254 : 255}
              autoComplete="off"
              data-autofocus
              value={values[field]}
              error={errors[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
            {act === 'key' && (
              <Checkbox.Group
                label={t('keys.scopes')}
                required
                value={values.scopes}
                error={errors.scopes}
                onChange={(scopes) => set({ scopes: scopes as KeyScope[] })}
              >
                <Stack mt="xs" gap="xs">
                  {GIVEN_SCOPES.map((scope) => (
                    <Checkbox key={scope} value={scope} name="scopes" label={t(`keys.scope.${scope}`)} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
            {problem !== null && <ProblemAlert error={problem} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose} disabled={isBusy}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={isBusy}>
                {t(act === 'owner' ? 'operator.owner.make' : 'operator.key.make')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <MadeSecret act={act} secret={made} onClose={onClose} />
      )}
    </Modal>
  );
}

function MadeSecret({ act, secret, onClose }: { act: TenantAct; secret: string; onClose: () => void }) {
  const { t } = useI18n();
  const { signIn } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const name = t(act === 'owner' ? 'operator.owner.link' : 'operator.key.key');
  const open = async () => {
    await signIn(secret);
    onClose();
  };
  return (
    <Stack>
      <Text fw={600}>{t(act === 'owner' ? 'operator.owner.once' : 'operator.key.once')}</Text>
      <SecretField ref={field} label={name} value={secret} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        {act === 'key' && (
          <Button variant="default" onClick={() => void open()}>
            {t('operator.open')}
          </Button>
        )}
        <CopyButton text={secret} primary onRefused={() => field.current?.select()}>
          {t('copy.named', { name })}
        </CopyButton>
      </Group>
    </Stack>
  );
}
