import { Anchor, Button, Modal, Stack, Tabs, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCustomer, useList } from '../../api/queries';
import type { Customer, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/statement';
import { useRecordPayment } from '../../record-payment/use-record-payment';
import { recordBlocked } from '../../record-payment/record-blocked';
import { useEnvironment, usePath, useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { CopyableId } from '../../ui/copy-button';
import { MenuAction } from '../../ui/menu-action';
import { Money } from '../../ui/money';
import { MoreMenu } from '../../ui/more-menu';
import { Card, Fact, Facts, Page } from '../../ui/page';
import { Arriving, DetailSkeleton, PageProblem } from '../../ui/states';
import { InvoiceStatus } from '../../ui/status-badge';
import { TabList } from '../../ui/tab-list';
import { CalendarDay, Time } from '../../ui/time';
import { MetadataCard } from '../invoices/metadata-card';
import { CustomerBalanceFigures } from './customer-balance';
import { CustomerDrawer } from './customer-drawer';
import { CustomerInvoices } from './customer-invoices';
import { CustomerPayments } from './customer-payments';

const CustomerStatement = lazy(() => import('./customer-statement'));
const EraseCustomerDialog = lazy(() => import('./erase-customer-dialog'));

const TABS = ['overview', 'invoices', 'payments', 'statement', 'information'] as const;

export default function CustomerPage() {
  const { id = '' } = useParams();
  const { data: customer, error, refetch } = useCustomer(id);
  if (customer) return <CustomerDetail customer={customer} />;
  return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
}

function CustomerDetail({ customer }: { customer: Customer }) {
  const { t } = useI18n();
  const path = usePath();
  const [params, setParams] = useSearchParams();
  const [isEditing, setEditing] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const isAdmin = useScope('admin');
  const mayWrite = useScope('write');
  const isErased = customer.erased_at !== null;
  const recording = useRecordPayment();
  const invoices = useList<Invoice>('/invoices', { customer_id: customer.id, limit: 100 });
  const open = invoices.data?.items.filter((invoice) => recordBlocked(invoice) === undefined) ?? [];
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'overview';
  const pick = () => {
    const [only] = open;
    if (only && open.length === 1) recording.start(only);
    else setPicking(true);
  };
  const titles = {
    overview: t('customer.overview'),
    invoices: t('nav.invoices'),
    payments: t('nav.payments'),
    statement: t('statement.title'),
    information: t('customer.information'),
  };
  return (
    <Page
      title={customer.name}
      crumbs={[{ to: path('/customers'), text: t('nav.customers') }]}
      lead={<bdi>{customer.email ?? t('customer.noEmail')}</bdi>}
      actions={
        <>
          {mayWrite && !isErased && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
          {mayWrite && !isErased && (
            <Button variant="default" component={Link} to={path(`/invoices?new=1&customer=${customer.id}`)}>
              {t('invoices.create')}
            </Button>
          )}
          {mayWrite && (
            <ActionButton
              onClick={pick}
              disabledReason={invoices.data && open.length === 0 ? t('customer.pickInvoice.none') : undefined}
            >
              {t('record.title')}
            </ActionButton>
          )}
          {isAdmin && !isErased && (
            <MoreMenu>
              <MenuAction color="red" onClick={() => setErasing(true)}>
                {t('customer.erase')}
              </MenuAction>
            </MoreMenu>
          )}
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(value) => setParams(value === 'overview' || value === null ? {} : { tab: value })}
        keepMounted={false}
      >
        <TabList label={t('customer.tabs')} chosen={tab}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {titles[name]}
            </Tabs.Tab>
          ))}
        </TabList>
        <Tabs.Panel value="overview">
          <CustomerBalanceFigures customerId={customer.id} />
          <div className="columns">
            <CustomerInvoices customer={customer} limit={5} />
            <Identity customer={customer} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="invoices">
          <CustomerInvoices customer={customer} limit={100} />
        </Tabs.Panel>
        <Tabs.Panel value="payments">
          <CustomerPayments customerId={customer.id} />
        </Tabs.Panel>
        <Tabs.Panel value="statement">
          <Suspense fallback={<Arriving />}>
            <CustomerStatement customerId={customer.id} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="information">
          <div className="columns">
            <Information customer={customer} />
            <MetadataCard metadata={customer.metadata} />
          </div>
        </Tabs.Panel>
      </Tabs>
      <Suspense fallback={<Arriving />}>
        {isErasing && <EraseCustomerDialog customer={customer} onClose={() => setErasing(false)} />}
      </Suspense>
      {isEditing && <CustomerDrawer customer={customer} onClose={() => setEditing(false)} />}
      <Modal
        opened={isPicking}
        onClose={() => setPicking(false)}
        title={t('customer.pickInvoice')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="xs">
          {open.length === 0 && <Text size="sm">{t('customer.pickInvoice.none')}</Text>}
          {open.map((invoice) => (
            <UnstyledButton
              key={invoice.id}
              className="pick"
              onClick={() => {
                setPicking(false);
                recording.start(invoice);
              }}
            >
              <bdi>{invoice.invoice_number}</bdi>
              <Money amount={invoice.amount_remaining} currency={invoice.currency} strong />
              <span className="sub">
                {t('invoice.dueDate')}: <CalendarDay at={invoice.due_date} />
              </span>
              <InvoiceStatus invoice={invoice} />
            </UnstyledButton>
          ))}
        </Stack>
      </Modal>
      {recording.dialogs}
    </Page>
  );
}

function Identity({ customer }: { customer: Customer }) {
  const { t } = useI18n();
  const environment = useEnvironment();
  const nomod = customer.integrations?.nomod;
  return (
    <div className="column">
      <Card title={t('invoice.details')}>
        <Facts>
          <Fact name={t('id')}>
            <CopyableId id={customer.id} name={t('id')} />
          </Fact>
          <Fact name={t('customer.externalId')}>
            <CopyableId id={customer.external_id} name={t('customer.externalId')} />
          </Fact>
          <Fact name={t('environment')}>{environment.name}</Fact>
          <Fact name={t('created')}>
            <Time at={customer.created_at} focusable />
          </Fact>
          <Fact name={t('changed')}>
            <Time at={customer.updated_at} focusable />
          </Fact>
        </Facts>
      </Card>
      <Card title="Nomod">
        {nomod ? (
          <Facts>
            <Fact name={t('customer.nomodId')}>
              <CopyableId id={nomod.nomod_customer_id} name={t('customer.nomodId')} />
            </Fact>
            <Fact name={t('customer.lastSync')}>
              <Time at={nomod.synced_at} focusable />
            </Fact>
          </Facts>
        ) : (
          <Text size="sm" c="dimmed">
            {t('customer.notSynced')}
          </Text>
        )}
      </Card>
    </div>
  );
}

function Information({ customer }: { customer: Customer }) {
  const { t } = useI18n();
  return (
    <Card title={t('customer.information')}>
      <Facts>
        <Fact name={t('customer.name')}>{customer.name}</Fact>
        <Fact name={t('customer.externalId')}>
          <CopyableId id={customer.external_id} name={t('customer.externalId')} />
        </Fact>
        <Fact name={t('customer.email')}>
          {customer.email && (
            <Anchor href={`mailto:${customer.email}`}>
              <bdi>{customer.email}</bdi>
            </Anchor>
          )}
        </Fact>
        <Fact name={t('customer.phone')}>{customer.contact && <bdi dir="ltr">{customer.contact}</bdi>}</Fact>
        <Fact name={t('customer.address1')}>{customer.address_line1}</Fact>
        <Fact name={t('customer.address2')}>{customer.address_line2}</Fact>
        <Fact name={t('customer.city')}>{customer.address_city}</Fact>
        <Fact name={t('customer.state')}>{customer.address_state}</Fact>
        <Fact name={t('customer.postalCode')}>{customer.address_postal_code}</Fact>
        <Fact name={t('customer.country')}>{customer.address_country}</Fact>
      </Facts>
    </Card>
  );
}
