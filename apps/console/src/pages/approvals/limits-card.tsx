import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useResource } from '../../api/queries';
import type { EnvironmentRules } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/approvals';
import { MayDo } from '../../session/may-do';
import { useApi, useEnvironment } from '../../session/session';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

const LIMIT = /^([A-Za-z]{3}) +(\d+(?:\.\d+)?)$/;

/** The amounts above which a second key must approve. A key with the scope admin sets them. */
export function LimitsCard() {
  const { t } = useI18n();
  const { id } = useEnvironment();
  const limits = useResource<EnvironmentRules>(`/environments/${id}`).data?.approval_limits;
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
  const client = useQueryClient();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: { limits: text },
    check: ({ limits }) => (limitsOf(limits) ? {} : { limits: t('approvals.limits.error') }),
    send: async ({ limits }) => {
      await api.put(`/environments/${api.environmentId}`, { approval_limits: limitsOf(limits) });
      toastDone(t('approvals.limits.saved'));
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    },
    place: ({ message }) => ({ limits: message }),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="xs" align="flex-start">
        <TextInput
          label={t('approvals.limits.field')}
          name="limits"
          value={values.limits}
          error={errors.limits}
          dir="ltr"
          w="100%"
          maw="32rem"
          onChange={(event) => set({ limits: event.currentTarget.value })}
        />
        {problem !== null && <ProblemAlert error={problem} />}
        <Button type="submit" variant="default" loading={isBusy}>
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

/** Undefined when a part is not a currency with an amount. */
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
