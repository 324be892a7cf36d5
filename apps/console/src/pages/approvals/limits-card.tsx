import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { EnvironmentRules } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/approvals';
import { MayDo } from '../../session/may-do';
import { useApi, useEnvironment } from '../../session/session';
import { Card } from '../../ui/page';
import { toastDone } from '../../ui/toast';

const LIMIT = /^([A-Za-z]{3}) +(\d+(?:\.\d+)?)$/;

/** Above which amounts a second key is needed; whoever administers keys says so. */
export function LimitsCard() {
  const { t } = useI18n();
  const api = useApi();
  const { id } = useEnvironment();
  const query = useQuery({
    queryKey: [id, 'rules'],
    queryFn: () => api.get<EnvironmentRules>(`/environments/${id}`),
  });
  const limits = query.data?.approval_limits;
  if (!limits) return null;
  const isLimited = Object.keys(limits).length > 0;
  return (
    <Card title={t('approvals.limits')}>
      <Stack>
        <Text size="sm">{t(isLimited ? 'approvals.limits.some' : 'approvals.limits.none')}</Text>
        {isLimited && <bdi dir="ltr">{textOf(limits)}</bdi>}
        <MayDo scope="admin">
          <LimitsForm key={textOf(limits)} text={textOf(limits)} />
        </MayDo>
      </Stack>
    </Card>
  );
}

function LimitsForm({ text }: { text: string }) {
  const { t } = useI18n();
  const api = useApi();
  const { id } = useEnvironment();
  const client = useQueryClient();
  const [value, setValue] = useState(text);
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const limits = limitsOf(value);
    if (!limits) return setError(t('approvals.limits.error'));
    try {
      await api.put(`/environments/${id}`, { approval_limits: limits });
      setError(undefined);
      toastDone(t('approvals.limits.saved'));
      await client.invalidateQueries({ queryKey: [id] });
    } catch (problem) {
      setError(problem instanceof ApiProblem ? problem.message : String(problem));
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="xs" align="flex-start">
        <TextInput
          label={t('approvals.limits.field')}
          value={value}
          error={error}
          dir="ltr"
          w="100%"
          maw="32rem"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('approvals.limits.save')}
        </Button>
      </Stack>
    </form>
  );
}

const textOf = (limits: Readonly<Record<string, string>>): string =>
  Object.entries(limits)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join(', ');

/** Undefined when something in it is neither currency nor amount. */
function limitsOf(text: string): Record<string, string> | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => LIMIT.exec(part));
  const found = parts.filter((part) => part !== null);
  if (found.length < parts.length) return undefined;
  return Object.fromEntries(found.map(([, currency = '', amount = '']) => [currency.toUpperCase(), amount]));
}
