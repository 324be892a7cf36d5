import { Anchor, Button, Group, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { Link } from 'react-router';
import type { Statement } from '../../api/types';
import { useReport } from '../../api/use-report';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/statement';
import '../../styles/reports.css';
import { usePath } from '../../session/session';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { formatCalendarDay, formatMoney } from '../../ui/format';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { usePeriod } from '../../ui/period';
import { PeriodPicker } from '../../ui/period-picker';
import { saveFile } from '../../ui/save-file';
import { ProblemAlert } from '../../ui/states';
import { CalendarDay } from '../../ui/time';
import { useAct } from '../../ui/use-act';

type InCurrency = Statement['currencies'][number];
type Line = InCurrency['lines'][number];

/** What a customer owed, what happened, and what is owed, with the files to send. */
export default function CustomerStatement({ customerId }: { customerId: string }) {
  const { t, locale } = useI18n();
  const period = usePeriod('90');
  const { from, to } = period;
  const path = `/customers/${customerId}/statement`;
  const { data, error, refetch } = useReport<Statement>(from <= to ? path : null, { from, to });
  const day = (at: string) => formatCalendarDay(at, locale);
  return (
    <div className="column">
      <div className="statement-head">
        <p className="quiet">
          {data && t('statement.lead', { from: day(data.from), to: day(data.to), zone: data.time_zone })}
        </p>
        <Group gap="xs">
          <PeriodPicker period={period} />
          {data && data.currencies.length > 0 && (
            <SaveButton path={`${path}/csv`} period={period} name="csv" text={t('statement.csv')} />
          )}
        </Group>
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TableSkeleton columns={5} />}
      {data?.currencies.length === 0 && (
        <Card title={t('statement.title')}>
          <Text c="dimmed" size="sm">
            {t('statement.none')}
          </Text>
        </Card>
      )}
      {data?.currencies.map((statement) => (
        <Card
          key={statement.currency}
          title={t('statement.of', { currency: statement.currency })}
          flush
          actions={
            <SaveButton
              path={`${path}/pdf`}
              period={period}
              currency={statement.currency}
              name="pdf"
              text={t('statement.pdf')}
            />
          }
        >
          <StatementTable statement={statement} />
        </Card>
      ))}
    </div>
  );
}

function SaveButton({
  path,
  period: { from, to },
  currency,
  name,
  text,
}: {
  path: string;
  period: { from: string; to: string };
  currency?: string;
  name: 'pdf' | 'csv';
  text: string;
}) {
  const { t, language } = useI18n();
  const { api, act, isBusy } = useAct();
  const save = async () => {
    const query = new URLSearchParams({ from, to, ...(currency && { currency, language }) });
    const file = `statement-${from}-${to}${currency ? `-${currency}` : ''}.${name}`;
    saveFile(await api.file(`${path}?${query}`), file);
  };
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Download size={15} aria-hidden />}
      loading={isBusy}
      onClick={() => void act(save, t('statement.saved'))}
    >
      {text}
    </Button>
  );
}

function StatementTable({ statement }: { statement: InCurrency }) {
  const { t, word, locale } = useI18n();
  const path = usePath();
  const { currency, lines } = statement;
  const hasRefunds = lines.some(({ refunded }) => Number(refunded) !== 0);
  const money = (name: 'billed' | 'credited' | 'paid' | 'refunded'): Column<Line> => ({
    key: name,
    header: t(`statement.${name}`),
    end: true,
    cell: (line) =>
      Number(line[name]) === 0 ? (
        <span className="nothing">—</span>
      ) : (
        <bdi className="money">{formatMoney(line[name], '', locale).trim()}</bdi>
      ),
  });
  const columns: Column<Line>[] = [
    { key: 'day', header: t('statement.day'), cell: ({ day }) => <CalendarDay at={day} /> },
    {
      key: 'what',
      header: t('statement.what'),
      cell: ({
        kind,
        invoice_id: invoiceId,
        invoice_number: number,
        credit_note_number: note,
        payment_id: payment,
      }) => (
        <>
          {word(`statement.kind.${kind}`, kind)}{' '}
          <Anchor component={Link} to={path(payment ? `/payments/${payment}` : `/invoices/${invoiceId}`)}>
            <bdi>{note ?? number ?? invoiceId}</bdi>
          </Anchor>
        </>
      ),
    },
    money('billed'),
    money('credited'),
    money('paid'),
    ...(hasRefunds ? [money('refunded')] : []),
    {
      key: 'balance',
      header: t('statement.balance'),
      end: true,
      cell: ({ balance }) => <Money amount={balance} currency={currency} strong />,
    },
  ];
  return (
    <>
      <dl className="statement-ends">
        {(['opening', 'closing'] as const).map((end) => (
          <div key={end}>
            <dt>{t(`statement.${end}`)}</dt>
            <dd>
              <Money amount={statement[`${end}_balance`]} currency={currency} strong />
            </dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 && (
        <Table
          name={t('statement.of', { currency })}
          rows={lines}
          keyOf={({ occurred_at: at, kind, invoice_id: id, payment_id: payment, balance }) =>
            [at, kind, id, payment, balance].join()
          }
          columns={columns}
        />
      )}
      {hasRefunds && <p className="quiet card-pad">{t('statement.refunds')}</p>}
    </>
  );
}
