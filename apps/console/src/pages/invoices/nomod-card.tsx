import { Anchor, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useInvoiceSync } from '../../api/queries';
import type { Invoice, InvoiceSync } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { CopyableId, CopyButton } from '../../ui/copy-button';
import { OpenLink } from '../../ui/open-link';
import { Card, Fact, Facts } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { type InvoiceActions, useInvoiceActions } from './use-invoice-actions';

/** The state of the invoice at Nomod, and the available actions. */
export function NomodCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const isFinal = invoice.invoice_status !== 'draft';
  const { data: sync, error, refetch } = useInvoiceSync(isFinal ? invoice.id : null);
  const state = isFinal ? sync?.state : 'waiting';
  return (
    <Card title="Nomod" actions={state && <StatusBadge status={state} />}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!isFinal && <Text size="sm">{t('nomod.whenFinalized')}</Text>}
      {sync && <SyncBody invoice={invoice} sync={sync} />}
    </Card>
  );
}

function SyncBody({ invoice, sync }: { invoice: Invoice; sync: InvoiceSync }): ReactNode {
  const { t } = useI18n();
  const path = usePath();
  const actions = useInvoiceActions(invoice);
  const push = (
    <Button variant="default" size="xs" loading={actions.isBusy} onClick={() => void actions.push()}>
      {t('nomod.push')}
    </Button>
  );
  switch (sync.state) {
    case 'off':
      return (
        <>
          <Text size="sm">{t('nomod.off')}</Text>
          <Group gap="sm" mt="sm">
            {invoice.invoice_status === 'finalized' && push}
            <Anchor component={Link} to={path('/integrations/nomod')} size="sm">
              {t('nomod.turnOn')}
            </Anchor>
          </Group>
        </>
      );
    case 'waiting':
    case 'syncing':
      return (
        <>
          <Text size="sm">{t('nomod.syncing')}</Text>
          {sync.last_error && <FailureFacts sync={sync} />}
        </>
      );
    case 'failed':
      return (
        <>
          <FailureFacts sync={sync} />
          <Group mt="sm">{push}</Group>
        </>
      );
    case 'cancelled':
      return <Text size="sm">{t('nomod.cancelled')}</Text>;
    case 'synced':
      return <SyncedBody sync={sync} actions={actions} />;
  }
}

function FailureFacts({ sync }: { sync: InvoiceSync }) {
  const { t } = useI18n();
  return (
    <Facts>
      <Fact name={t('nomod.reason')}>{sync.last_error}</Fact>
      <Fact name={t('nomod.attempts')}>{sync.attempts}</Fact>
      <Fact name={t('nomod.nextTry')}>
        {sync.next_try_at ? <Time at={sync.next_try_at} focusable /> : t('nomod.noNextTry')}
      </Fact>
    </Facts>
  );
}

function SyncedBody({ sync, actions }: { sync: InvoiceSync; actions: InvoiceActions }) {
  const { t } = useI18n();
  return (
    <>
      <Facts>
        <Fact name={t('nomod.id')}>
          {sync.nomod_invoice_id && <CopyableId id={sync.nomod_invoice_id} name={t('nomod.id')} />}
        </Fact>
        <Fact name={t('nomod.code')}>
          {sync.nomod_invoice_code && <bdi className="code">{sync.nomod_invoice_code}</bdi>}
        </Fact>
        <Fact name={t('nomod.reference')}>
          {sync.nomod_reference_id && <bdi className="code">{sync.nomod_reference_id}</bdi>}
        </Fact>
        <Fact name={t('nomod.status')}>
          {sync.nomod_invoice_status && <StatusBadge status={sync.nomod_invoice_status} />}
        </Fact>
        <Fact name={t('nomod.syncedAt')}>
          <Time at={sync.synced_at} focusable />
        </Fact>
        <Fact name={t('nomod.checkedAt')}>
          <Time at={sync.checked_at} focusable />
        </Fact>
      </Facts>
      <Group gap="xs" mt="sm">
        {actions.url !== undefined && sync.nomod_invoice_url && (
          <>
            <CopyButton text={sync.nomod_invoice_url}>{t('copyLink')}</CopyButton>
            <OpenLink url={sync.nomod_invoice_url}>{t('open')}</OpenLink>
          </>
        )}
        <Button variant="default" loading={actions.isBusy} onClick={() => void actions.check()}>
          {t('payment.check')}
        </Button>
      </Group>
    </>
  );
}
