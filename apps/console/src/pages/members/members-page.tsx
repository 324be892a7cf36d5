import { Button, Stack, Text } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useResource } from '../../api/queries';
import type { Invitation, Member } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { MayDo } from '../../session/may-do';
import { useEnvironment, useSession } from '../../session/session';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { ListCard } from '../../ui/list-page';
import { Card, Page } from '../../ui/page';
import { EmptyState, PageProblem } from '../../ui/states';
import { Time } from '../../ui/time';
import { useAct } from '../../ui/use-act';
import { InviteDrawer } from './invite-drawer';
import { MemberActions } from './member-actions';
import { RulesCard } from './rules-card';

export default function MembersPage() {
  const { t } = useI18n();
  const members = useResource<{ items: Member[] }>('/members');
  const invitations = useResource<{ items: Invitation[] }>('/members/invitations');
  const [isInviting, setInviting] = useState(false);
  if (members.error) return <PageProblem error={members.error} onRetry={() => void members.refetch()} />;
  const open = invitations.data?.items ?? [];
  const invite = (
    <MayDo scope="members:manage">
      <Button onClick={() => setInviting(true)}>{t('members.invite')}</Button>
    </MayDo>
  );
  return (
    <Page title={t('nav.members')} lead={t('members.lead')} actions={invite}>
      <Stack>
        <ListCard>
          {!members.data && <TableSkeleton columns={4} />}
          {members.data?.items.length === 0 && <EmptyState icon={UsersRound} title={t('members.empty')} />}
          {members.data && members.data.items.length > 0 && <MemberTable members={members.data.items} />}
        </ListCard>
        {open.length > 0 && (
          <Card title={t('members.open')} flush>
            <InvitationTable invitations={open} />
          </Card>
        )}
        <RulesCard />
      </Stack>
      {isInviting && <InviteDrawer onClose={() => setInviting(false)} />}
    </Page>
  );
}

/** Names the environment that a role is for. */
function useReach(): (environmentId: string | null) => string {
  const { t } = useI18n();
  const { session } = useSession();
  return (environmentId) => {
    if (environmentId === null) return t('members.reach.all');
    const known = session?.environments.find(({ id }) => id === environmentId);
    return t('members.reach.one', { name: known?.name ?? environmentId });
  };
}

function MemberTable({ members }: { members: readonly Member[] }) {
  const { t } = useI18n();
  const { session } = useSession();
  const reachOf = useReach();
  const columns: Column<Member>[] = [
    {
      key: 'person',
      header: t('members.person'),
      cell: ({ name, email, user_id: id }) => (
        <>
          <span dir="auto">{name}</span>
          {id === session?.person?.id && (
            <Text span size="sm" c="dimmed">
              {' '}
              ({t('members.you')})
            </Text>
          )}
          <span className="sub">
            <bdi>{email}</bdi>
          </span>
        </>
      ),
    },
    {
      key: 'role',
      header: t('members.role'),
      cell: ({ role, from_provider: isGiven }) => (
        <>
          {t(`role.${role}`)}
          {isGiven && <span className="sub">{t('members.fromProvider')}</span>}
        </>
      ),
    },
    { key: 'reach', header: t('members.reach'), cell: (member) => reachOf(member.environment_id) },
    {
      key: 'factor',
      header: t('members.factor'),
      cell: ({ second_factor: isOn, has_passkey: hasPasskey }) => (
        <>
          {t(isOn ? 'members.factor.on' : 'members.factor.off')}
          {hasPasskey && <span className="sub">{t('members.passkey')}</span>}
        </>
      ),
    },
    { key: 'since', header: t('members.since'), cell: ({ created_at: at }) => <Time at={at} day /> },
    { key: 'actions', header: t('actions'), cell: (member) => <MemberActions member={member} /> },
  ];
  return <Table name={t('nav.members')} columns={columns} rows={members} keyOf={({ id }) => id} />;
}

function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useI18n();
  const reachOf = useReach();
  const mail: Column<Invitation> = {
    key: 'mail',
    header: t('members.open.mail'),
    cell: ({ email_status: status }) => status && t(`members.mail.${status}`),
  };
  const columns: Column<Invitation>[] = [
    { key: 'email', header: t('person.email'), cell: ({ email }) => <bdi>{email}</bdi> },
    { key: 'role', header: t('members.role'), cell: ({ role }) => t(`role.${role}`) },
    { key: 'reach', header: t('members.reach'), cell: (one) => reachOf(one.environment_id) },
    { key: 'by', header: t('members.open.by'), cell: ({ invited_by: by }) => <bdi>{by}</bdi> },
    ...(invitations.some(({ email_status: status }) => status !== null) ? [mail] : []),
    { key: 'until', header: t('members.open.until'), cell: ({ expires_at: at }) => <Time at={at} /> },
    { key: 'actions', header: t('actions'), cell: (invitation) => <TakeBack invitation={invitation} /> },
  ];
  return <Table name={t('members.open')} columns={columns} rows={invitations} keyOf={({ id }) => id} />;
}

/** Only an owner takes back what made somebody an owner. */
function TakeBack({ invitation: { id, email, role } }: { invitation: Invitation }) {
  const { t } = useI18n();
  const { role: own } = useEnvironment();
  const { api, isBusy, act } = useAct();
  if (role === 'owner' && own !== 'owner') return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={isBusy}
      onClick={() => void act(() => api.delete(`/members/invitations/${id}`), t('members.open.revoked'))}
    >
      {t('members.open.revoke')}
      <span className="visually-hidden"> {email}</span>
    </Button>
  );
}
