import { Checkbox, Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useResource } from '../../api/queries';
import type { ApiKey, Member, Page } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatTime } from '../../ui/format';
import { ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';

/** A key that was used within these milliseconds is in use: some program may need it. */
const IN_USE_MS = 7 * 24 * 3_600_000;

const isInUse = ({ last_used_at: at }: ApiKey): boolean => at !== null && Date.now() - Date.parse(at) < IN_USE_MS;

/** Removes a member, and revokes the keys of the person that are chosen: at first those that nothing uses. */
export function RemoveMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useI18n();
  const { id, name, user_id: responsible, environment_id: reach, from_provider: isProvided } = member;
  const api = useApi();
  const client = useQueryClient();
  const made = useResource<Page<ApiKey>>('/api-keys', { responsible, limit: 1_000 });
  const keys = made.data?.items.filter((key) => reach === null || key.environment_id === reach);
  /** What was changed by hand, by id. */
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const isChosen = (key: ApiKey): boolean => chosen[key.id] ?? !isInUse(key);
  const revoked = keys?.filter(isChosen) ?? [];
  const remove = async () => {
    const kept = keys?.filter((key) => !isChosen(key)).map((key) => key.id);
    // Names what stays: so a key that was made after this list was read is revoked too.
    const query = kept ? `?keep_keys=${kept.join(',')}` : '';
    await api.delete(`/members/${id}${query}`);
    toastDone(t('members.removed', { name }));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  const isLoading = !keys && !made.error;
  return (
    <ConfirmDialog
      title={t('members.remove.title', { name })}
      confirm={revoked.length > 0 ? t('members.remove.andKeys', { count: revoked.length }) : t('members.remove')}
      confirmBlocked={isLoading ? t('loading') : undefined}
      danger
      onConfirm={remove}
      onClose={onClose}
    >
      <Stack>
        <Text>{t('members.remove.text', { name })}</Text>
        {isProvided && <Text>{t('members.remove.provider')}</Text>}
        {isLoading && <Skeleton h={48} aria-busy="true" />}
        {made.error && (
          <ProblemAlert error={made.error} title={t('members.remove.noKeys')} onRetry={() => void made.refetch()} />
        )}
        {keys && keys.length > 0 && (
          <Checkbox.Group
            label={t('members.remove.keys')}
            description={t('members.remove.keys.text', { name })}
            value={revoked.map((key) => key.id)}
            onChange={(ids) => setChosen(Object.fromEntries(keys.map((key) => [key.id, ids.includes(key.id)])))}
          >
            <Stack gap="xs" mt="xs">
              {keys.map((key) => (
                <KeyChoice key={key.id} apiKey={key} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

function KeyChoice({ apiKey }: { apiKey: ApiKey }) {
  const { t, locale } = useI18n();
  const { id, name, display_id: display, last_used_at: at } = apiKey;
  const use = isInUse(apiKey) ? 'inUse' : 'idle';
  return (
    <Checkbox
      value={id}
      label={
        <>
          <bdi>{name}</bdi> <bdi className="code">{display}</bdi>
        </>
      }
      description={
        at === null ? t('members.remove.key.never') : t(`members.remove.key.${use}`, { time: formatTime(at, locale) })
      }
    />
  );
}
