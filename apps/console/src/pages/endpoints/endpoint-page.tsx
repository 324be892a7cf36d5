import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useResource } from '../../api/queries';
import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/en/endpoints';
import '../../i18n/en/integrations';
import { usePath, useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { MenuAction } from '../../ui/menu-action';
import { Page } from '../../ui/page';
import { RowMenu } from '../../ui/row-menu';
import { DetailSkeleton, PageProblem } from '../../ui/states';
import { TabList } from '../../ui/tab-list';
import { EndpointAttempts } from './endpoint-attempts';
import { EndpointDialogs, type OpenDialog } from './endpoint-dialogs';
import { EndpointOverview } from './endpoint-overview';
import { EndpointStatus } from './endpoint-status';
import { EndpointTesting } from './endpoint-testing';
import { useAct } from '../../ui/use-act';

const TABS = ['overview', 'testing', 'attempts'] as const;

export default function EndpointPage() {
  const { id = '' } = useParams();
  const { data: endpoint, error, refetch } = useResource<WebhookEndpoint>(`/webhook-endpoints/${id}`);
  if (endpoint) return <EndpointDetail endpoint={endpoint} />;
  return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
}

function EndpointDetail({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useI18n();
  const path = usePath();
  const { act, api, isBusy } = useAct();
  const blocked = useScope('webhooks:manage') ? undefined : t('endpoints.notAdmin');
  const [params, setParams] = useSearchParams();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'overview';
  const toggle = () => api.put(`/webhook-endpoints/${endpoint.id}`, { enabled: !endpoint.enabled });
  const sendNow = () => api.put(`/webhook-endpoints/${endpoint.id}`, { enabled: true });
  return (
    <Page
      title={endpoint.url}
      crumbs={[{ to: path('/developers/endpoints'), text: t('nav.endpoints') }]}
      beside={<EndpointStatus endpoint={endpoint} />}
      lead={endpoint.description && <bdi>{endpoint.description}</bdi>}
      actions={
        <>
          {endpoint.enabled && endpoint.paused_until && (
            <ActionButton
              loading={isBusy}
              onClick={() => void act(sendNow, t('endpoints.saved'))}
              disabledReason={blocked}
            >
              {t('endpoints.sendNow')}
            </ActionButton>
          )}
          <ActionButton
            variant="default"
            loading={isBusy}
            onClick={() => void act(toggle, t('endpoints.saved'))}
            disabledReason={blocked}
          >
            {t(endpoint.enabled ? 'endpoints.disable' : 'endpoints.enable')}
          </ActionButton>
          <ActionButton variant="default" onClick={() => setDialog('edit')} disabledReason={blocked}>
            {t('edit')}
          </ActionButton>
          <RowMenu label={t('endpoints.more')} width={220}>
            <MenuAction onClick={() => setDialog('rotate')} blocked={blocked}>
              {t('endpoints.rotate')}
            </MenuAction>
            <MenuAction onClick={() => setDialog('delete')} blocked={blocked}>
              {t('endpoints.delete')}
            </MenuAction>
          </RowMenu>
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(value) => setParams(value === 'overview' || value === null ? {} : { tab: value })}
        keepMounted={false}
      >
        <TabList label={t('endpoints.tabs')} chosen={tab}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`endpoints.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </TabList>
        <Tabs.Panel value="overview">
          <EndpointOverview endpoint={endpoint} />
        </Tabs.Panel>
        <Tabs.Panel value="testing">
          <EndpointTesting endpoint={endpoint} />
        </Tabs.Panel>
        <Tabs.Panel value="attempts">
          <EndpointAttempts endpointId={endpoint.id} />
        </Tabs.Panel>
      </Tabs>
      <EndpointDialogs endpoint={endpoint} open={dialog} onClose={() => setDialog(null)} />
    </Page>
  );
}
