import { Alert, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { AuditChain } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/audit-log';
import { useApi } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { Card, Fact, Facts } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';

/** The number of an entry and its hash, as they are copied and pasted. */
const SAVED = /^([1-9]\d{0,14}):([0-9a-f]{64})$/;

/** Says whether an entry was changed or is missing. The check reads the whole log, so it runs when it is asked for. */
export function ChainCard() {
  const { t } = useI18n();
  const api = useApi();
  const [saved, setSaved] = useState('');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['report', api.environmentId, '/audit-log/verify', saved],
    queryFn: ({ signal }) => {
      const [, sequence, hash] = SAVED.exec(saved) ?? [];
      return api.get<AuditChain>('/audit-log/verify', { sequence, hash }, signal);
    },
    staleTime: Infinity,
  });
  return (
    <Card
      title={t('audit.chain')}
      actions={
        <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t('audit.chain.again')}
        </Button>
      }
    >
      <Stack gap="sm">
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton h={64} aria-busy="true" />}
        {data && !error && <Finding chain={data} />}
        <details>
          <summary>{t('audit.chain.compare')}</summary>
          <Compare onCompare={(text) => (text === saved ? void refetch() : setSaved(text))} />
        </details>
      </Stack>
    </Card>
  );
}

function Finding({ chain: { ok, entries, head, broken, anchor_holds: holds } }: { chain: AuditChain }) {
  const { t } = useI18n();
  if (broken)
    return (
      <Alert
        color="red"
        variant="light"
        icon={<ShieldAlert size={18} />}
        title={t(`audit.chain.${broken.reason}`, { number: broken.sequence })}
      >
        {t('audit.chain.broken')}
      </Alert>
    );
  if (!ok)
    return (
      <Alert color="red" variant="light" icon={<ShieldAlert size={18} />} title={t('audit.chain.cutOff')}>
        {t('audit.chain.broken')}
      </Alert>
    );
  if (!head) return <Text c="dimmed">{t('audit.chain.none')}</Text>;
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="flex-start" c="teal">
        <ShieldCheck size={20} aria-hidden />
        <Text c="var(--ink)">
          {t('audit.chain.whole', { count: entries })} {holds && t('audit.chain.savedHolds')}
        </Text>
      </Group>
      <Facts>
        <Fact name={t('audit.chain.last')}>
          <CopyableId id={`${head.sequence}:${head.hash}`} name={t('audit.chain.last')} />
        </Fact>
      </Facts>
      <Text size="sm" c="dimmed">
        {t('audit.chain.keep')}
      </Text>
    </>
  );
}

function Compare({ onCompare }: { onCompare: (text: string) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plain = text.trim();
    setWrong(!SAVED.test(plain));
    if (SAVED.test(plain)) onCompare(plain);
  };
  return (
    <form onSubmit={submit} className="below">
      <Group align="flex-end">
        <TextInput
          flex={1}
          dir="ltr"
          label={t('audit.chain.saved')}
          placeholder="12:ab34…"
          value={text}
          error={isWrong && t('audit.chain.saved.error')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('audit.chain.compare')}
        </Button>
      </Group>
    </form>
  );
}
