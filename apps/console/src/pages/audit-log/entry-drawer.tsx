import { Anchor, Button, Drawer, Group, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEntry } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/approvals';
import '../../i18n/late/audit-log';
import '../../i18n/late/people';
import { usePath } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { formatMoment } from '../../ui/format';
import { Money } from '../../ui/money';
import { Fact, Facts } from '../../ui/page';
import { Time } from '../../ui/time';
import { useReturnFocus } from '../../ui/use-return-focus';
import { useActorNames } from './actor-name';

/** Pages of records by the prefix of their ids. */
const PAGES: Readonly<Record<string, string>> = {
  cust: '/customers',
  inv: '/invoices',
  pay: '/payments',
  whd: '/developers/events',
  whe: '/developers/endpoints',
};

interface EntryDrawerProps {
  entry: AuditEntry;
  /** Narrows the list to who did this. */
  onOnly: () => void;
  onClose: () => void;
}

/** Everything that an entry of the audit log says. */
export function EntryDrawer({ entry, onOnly, onClose }: EntryDrawerProps) {
  const { t, locale, direction } = useI18n();
  const path = usePath();
  const name = useActorNames()(entry);
  useReturnFocus();
  const record = PAGES[entry.subject_id.slice(0, entry.subject_id.indexOf('_'))];
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t(`audit.action.${entry.action}`)}
      size="lg"
      position={direction === 'rtl' ? 'left' : 'right'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <Facts>
          <Fact name={t('audit.when')}>
            <Time at={entry.occurred_at} focusable text={formatMoment(entry.occurred_at, locale)} />
          </Fact>
          <Fact name={t('audit.who')}>
            {name} {name !== entry.actor && <CopyableId id={entry.actor} name={t('id')} />}
          </Fact>
          <Fact name={t('audit.about')}>
            <CopyableId id={entry.subject_id} name={t('audit.about')} />
          </Fact>
          <Details details={entry.details ?? {}} />
          <Fact name={t('audit.source')}>{entry.source && <bdi className="code">{entry.source}</bdi>}</Fact>
          <Fact name={t('audit.request')}>
            {entry.request_id && <CopyableId id={entry.request_id} name={t('audit.request')} />}
          </Fact>
          <Fact name={t('audit.entry', { number: entry.sequence })}>
            <CopyableId id={entry.id} name={t('id')} />
          </Fact>
          <Fact name={t('audit.hash')}>
            <CopyableId id={entry.hash} name={t('audit.hash')} />
          </Fact>
        </Facts>
        <Group>
          <Button variant="default" onClick={onOnly}>
            {t('audit.only', { name })}
          </Button>
          {record && (
            <Anchor component={Link} to={path(`${record}/${entry.subject_id}`)}>
              {t('audit.open')}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}

/** The amount with its currency, and every other detail by its name. */
function Details({ details }: { details: NonNullable<AuditEntry['details']> }) {
  const { t, word } = useI18n();
  const { amount, currency, ...others } = details;
  const shown = Object.entries(currency === undefined && amount !== undefined ? { amount, ...others } : others);
  return (
    <>
      {amount !== undefined && currency !== undefined && (
        <Fact name={t('amount')}>
          <Money amount={amount} currency={currency} strong />
        </Fact>
      )}
      {shown.map(([name, value]) => (
        <Fact key={name} name={word(`audit.detail.${name}`, name)}>
          <span dir="auto">{word(`${VALUES[name] ?? ''}.${value}`, value)}</span>
        </Fact>
      ))}
    </>
  );
}

/** Where the words for the values of a detail begin. */
const VALUES: Readonly<Record<string, string>> = { role: 'role', role_before: 'role', act: 'approvals.act' };
