import { Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { NewInvitation, Role } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { useApi, useEnvironment } from '../../session/session';
import { CopyButton } from '../../ui/copy-button';
import { FormDrawer } from '../../ui/form-drawer';
import { LinkField } from '../../ui/link-field';
import { placeByName, useForm } from '../../ui/use-form';
import { RoleField } from './role-field';

interface Values {
  email: string;
  role: Role;
  reach: 'one' | 'all';
}

const EMPTY: Values = { email: '', role: 'billing', reach: 'one' };

export function InviteDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const environment = useEnvironment();
  const client = useQueryClient();
  const [made, setMade] = useState<NewInvitation | null>(null);
  const form = useForm<Values>({
    initial: EMPTY,
    check: ({ email }) => (email.trim() === '' ? { email: t('person.error.email') } : {}),
    send: async ({ email, role, reach }) => {
      const environment_id = reach === 'all' ? null : environment.id;
      const body = { email: email.trim(), role, environment_id };
      // Sent without an Idempotency-Key, because a repeated answer does not contain the link.
      setMade(await api.post<NewInvitation>('/members/invitations', body));
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    },
    place: placeByName(EMPTY),
  });
  const { values, set, errors } = form;
  if (made) return <MadeInvitation invitation={made} onClose={onClose} />;
  return (
    <FormDrawer title={t('members.invite')} submit={t('members.invite.submit')} form={form} onClose={onClose}>
      <TextInput
        type="email"
        label={t('members.invite.email')}
        name="email"
        required
        data-autofocus
        dir="ltr"
        autoComplete="off"
        maxLength={254}
        value={values.email}
        error={errors.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('members.reach')}
        value={values.reach}
        onChange={(reach) =>
          set({
            reach: reach as Values['reach'],
            ...(reach === 'one' && values.role === 'owner' && { role: 'admin' as const }),
          })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio value="one" name="reach" label={t('members.reach.one', { name: environment.name })} />
          <Radio value="all" name="reach" label={t('members.reach.all')} />
        </Stack>
      </Radio.Group>
      <RoleField value={values.role} isForAll={values.reach === 'all'} onChange={(role) => set({ role })} />
    </FormDrawer>
  );
}

function MadeInvitation({ invitation: { email, url }, onClose }: { invitation: NewInvitation; onClose: () => void }) {
  const { t } = useI18n();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('members.invite.once.title', { email })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('members.invite.once.text')}</Text>
        <LinkField ref={field} label={t('members.invite.link')} data-autofocus value={url ?? ''} />
        <Group justify="flex-end">
          <CopyButton text={url ?? ''} primary onRefused={() => field.current?.select()}>
            {t('copyLink')}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
