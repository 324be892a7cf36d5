import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useConnections } from '../../api/queries';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/en/integrations';
import { usePath } from '../../session/session';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';

export default function IntegrationsPage() {
  const { t } = useI18n();
  const path = usePath();
  const { data, error, refetch } = useConnections();
  const isConnected = data?.items.some(({ status }) => status === 'published') ?? false;
  return (
    <Page title={t('nav.integrations')} lead={t('integrations.lead')}>
      {error && (
        <div className="above">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <div className="tiles">
        <section className="card tile" aria-labelledby="nomod-title">
          <Group justify="space-between">
            <Group gap="sm">
              <span className="nomod-mark" aria-hidden>
                N
              </span>
              <Title order={2} id="nomod-title">
                Nomod
              </Title>
            </Group>
            {data && (
              <StatusBadge
                status={isConnected ? 'active' : 'off'}
                label={t(isConnected ? 'integrations.connected' : 'integrations.notConnected')}
              />
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {t('integrations.nomod')}
          </Text>
          <Group gap="md">
            <Button component={Link} to={path('/integrations/nomod')} variant={isConnected ? 'default' : 'filled'}>
              {t(isConnected ? 'integrations.manage' : 'connections.add')}
            </Button>
            <Anchor href="/docs" size="sm">
              {t('integrations.docs')}
            </Anchor>
          </Group>
        </section>
      </div>
    </Page>
  );
}
