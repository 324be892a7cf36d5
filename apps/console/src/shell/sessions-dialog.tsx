import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Api } from '../api/client';
import type { OpenSessions } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/sessions';
import { ProblemAlert } from '../ui/states';
import { Time } from '../ui/time';

const SESSIONS = ['open sessions'] as const;
const api = new Api(undefined);

/** Everybody who is signed in with the same keys, and what ends it. */
export default function SessionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: SESSIONS,
    queryFn: () => api.get<OpenSessions>('/session/list'),
    staleTime: 0,
  });
  const end = async (id: string) => {
    await api.delete(`/session/list/${id}`);
    await client.invalidateQueries({ queryKey: SESSIONS });
  };
  return (
    <Modal opened onClose={onClose} title={t('sessions.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t('sessions.lead')}</Text>
        {error && <ProblemAlert error={error} />}
        {data?.items.map(({ id, current, signed_in_at: since, last_seen_at: seen }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <span>
              {t('sessions.since')} <Time at={since} />
              <span className="sub">
                {t('sessions.seen')} <Time at={seen} />
              </span>
            </span>
            {current ? (
              <Text size="sm">{t('sessions.current')}</Text>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => void end(id)}>
                {t('sessions.end')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
