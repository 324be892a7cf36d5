import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useResource } from '../../api/queries';
import type { Connection, ConnectionHabits, Habit } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Fact, Facts } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import { toastDone } from '../../ui/toast';

const isUnderWay = ({ probe }: ConnectionHabits): boolean => probe?.state === 'asked' || probe?.state === 'searching';

/** The known behaviour of the account at Nomod, and the test that determines it. */
export function AccountHabits({ connection }: { connection: Connection }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const path = `/connections/${connection.id}`;
  const { data, error, refetch } = useResource<ConnectionHabits>(`${path}/habits`, undefined, isUnderWay);
  const begin = async () => {
    await api.post(`${path}/probe`);
    toastDone(t('habits.begun'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <section aria-label={t('habits.title')}>
      <Text fw={600}>{t('habits.title')}</Text>
      <Text size="sm" c="dimmed">
        {t('habits.text')}
      </Text>
      {data?.habits.some(({ name, seen_at }) => name === 'search_note' && seen_at === null) && (
        <Text size="sm">{t('habits.untested')}</Text>
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && isUnderWay(data) && (
        <Text size="sm" role="status">
          {t('habits.running')}
        </Text>
      )}
      {data?.probe?.error && (
        <Text size="sm" className="bad">
          {t('habits.failed', { reason: data.probe.error })}
        </Text>
      )}
      <Facts>
        {data?.habits.map((habit) => (
          <HabitRow key={habit.name} habit={habit} />
        ))}
      </Facts>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('habits.test')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('habits.testTitle', { name: connection.name })}
          confirm={t('habits.test')}
          onConfirm={begin}
          onClose={() => setAsking(false)}
        >
          {t('habits.testText')}
        </ConfirmDialog>
      )}
    </section>
  );
}

function HabitRow({ habit }: { habit: Habit }) {
  const { t, word } = useI18n();
  const { name, answer, seen_at: seenAt } = habit;
  return (
    <Fact name={word(`habit.${name}`, name)}>
      {word(`habit.${name}.${answer}`, answer)}{' '}
      <span className="quiet">{seenAt === null ? t('habits.assumed') : <Time at={seenAt} />}</span>
    </Fact>
  );
}
