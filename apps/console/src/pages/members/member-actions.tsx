import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member, Role } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { useApi, useEnvironment } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { MenuAction } from '../../ui/menu-action';
import { RowMenu } from '../../ui/row-menu';
import { toastDone } from '../../ui/toast';
import { RemoveMember } from './remove-member';
import { RoleField } from './role-field';

/** Nothing is offered for an owner unless an owner asks. */
export function MemberActions({ member }: { member: Member }) {
  const { t } = useI18n();
  const { role } = useEnvironment();
  const [asked, setAsked] = useState<'change' | 'remove'>();
  if (member.role === 'owner' && role !== 'owner') return null;
  const close = () => setAsked(undefined);
  return (
    <>
      <RowMenu label={`${t('moreActions')}: ${member.name}`} width={200}>
        <MenuAction onClick={() => setAsked('change')}>{t('members.change')}</MenuAction>
        <MenuAction color="red" onClick={() => setAsked('remove')}>
          {t('members.remove')}
        </MenuAction>
      </RowMenu>
      {asked === 'change' && <ChangeRole member={member} onClose={close} />}
      {asked === 'remove' && <RemoveMember member={member} onClose={close} />}
    </>
  );
}

interface DialogProps {
  member: Member;
  onClose: () => void;
}

function ChangeRole({ member: { id, name, role: before, environment_id: reach }, onClose }: DialogProps) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [role, setRole] = useState<Role>(before);
  const change = async () => {
    await api.put(`/members/${id}`, { role });
    toastDone(t('members.changed', { name }));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <ConfirmDialog
      title={t('members.change.title', { name })}
      confirm={t('members.change')}
      onConfirm={change}
      onClose={onClose}
    >
      <Stack>
        <RoleField value={role} isForAll={reach === null} onChange={setRole} />
        <Text size="sm" c="dimmed">
          {t('members.change.text')}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
