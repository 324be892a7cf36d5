import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Api } from '../../api/client';
import type { NewTenant } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/operator';
import { useSession } from '../../session/session';
import { homeOf } from '../../session/home-of';
import { Logo } from '../../shell/logo';
import { CopyableId } from '../../ui/copy-button';
import { Card, Fact, Facts, Page } from '../../ui/page';
import { ForbiddenPage, ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { DeadDeliveriesCard } from './dead-deliveries-card';
import { TenantsCard } from './tenants-card';
import { useAdminStatus } from './use-admin-status';

const api = new Api(undefined);

/** The page for the operator key: whether work is pending, what was given up, the tenants, and making one. */
export default function OperatorPage() {
  const { t } = useI18n();
  const { session, signOut } = useSession();
  if (!session?.operator)
    return (
      <main className="sign-in">
        <ForbiddenPage />
      </main>
    );
  const home = homeOf(session);
  return (
    <main className="operator">
      <Logo />
      <Page
        title={t('operator.title')}
        lead={t('operator.lead')}
        actions={
          <>
            {home !== '/operator' && (
              <Button component={Link} to={home} variant="default">
                {t('nav.home')}
              </Button>
            )}
            <Button variant="default" onClick={() => void signOut()}>
              {t('signOut')}
            </Button>
          </>
        }
      >
        <div className="halves">
          <StatusCard />
          <NewTenantCard />
        </div>
        <div className="below">
          <DeadDeliveriesCard />
        </div>
        <div className="below">
          <TenantsCard />
        </div>
      </Page>
    </main>
  );
}

function StatusCard() {
  const { t } = useI18n();
  const { data, error, refetch } = useAdminStatus();
  return (
    <Card
      title={t('status')}
      actions={
        data && (
          <StatusBadge
            status={data.settled ? 'processed' : 'pending'}
            label={t(data.settled ? 'operator.settled' : 'operator.busy')}
          />
        )
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && (
        <Facts>
          <Fact name={t('operator.jobs')}>{data.backlog.jobs}</Fact>
          <Fact name={t('operator.webhooks')}>{data.backlog.webhooks}</Fact>
          <Fact name={t('operator.oldest')}>{Math.round(data.backlog.oldest_seconds)}</Fact>
        </Facts>
      )}
    </Card>
  );
}

function NewTenantCard() {
  const { t } = useI18n();
  const { signIn } = useSession();
  const [name, setName] = useState('');
  const [fieldError, setFieldError] = useState<string>();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (tenant: string) => api.post<NewTenant>('/tenants', { name: tenant }),
    onSuccess: () => {
      setName('');
      void client.invalidateQueries({ queryKey: ['operator-tenants'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') setFieldError(t('operator.error.name'));
    else create.mutate(name.trim());
  };
  return (
    <Card title={t('operator.newTenant')}>
      <form onSubmit={submit} noValidate>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('operator.tenantName')}
            required
            dir="auto"
            maxLength={255}
            flex={1}
            miw="12rem"
            value={name}
            error={fieldError}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setFieldError(undefined);
            }}
          />
          <Button type="submit" loading={create.isPending}>
            {t('operator.createTenant')}
          </Button>
        </Group>
      </form>
      {create.error && <ProblemAlert error={create.error} />}
      {create.data && (
        <Stack gap="sm" mt="md" role="status">
          <Text fw={600}>{t('operator.tenantCreated', { name: create.data.name })}</Text>
          <Text size="sm">{t('operator.keysOnce')}</Text>
          {create.data.environments.map((environment) => (
            <div key={environment.id}>
              <Text size="sm" c="dimmed">
                {environment.name}
              </Text>
              <CopyableId id={environment.api_key} name={environment.name} />
              <Anchor component="button" type="button" size="sm" onClick={() => void signIn(environment.api_key)}>
                {t('operator.open')}
              </Anchor>
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
