import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useResource } from '../api/queries';
import type { OpenSessions } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/sessions';
import { useSession } from '../session/session';
import { ProblemAlert } from '../ui/states';
import { Time } from '../ui/time';
import { useAct } from '../ui/use-act';

/** Every session of the same keys, with a button that ends it. */
export default function SessionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { session } = useSession();
  const { api, isBusy, act } = useAct();
  const { data, error } = useResource<OpenSessions>('/session/list');
  const end = (id: string) => act(() => api.delete(`/session/list/${id}`), t('sessions.ended'));
  return (
    <Modal opened onClose={onClose} title={t('sessions.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t(session?.person ? 'sessions.leadPerson' : 'sessions.lead')}</Text>
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
              <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void end(id)}>
                {t('sessions.end')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
