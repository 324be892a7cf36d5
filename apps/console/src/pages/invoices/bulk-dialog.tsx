import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { ListedInvoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/lists';
import { useApi } from '../../session/session';
import { Money } from '../../ui/money';
import { useReturnFocus } from '../../ui/use-return-focus';
import { actOnRow, askedTogether, type BulkAct, bulkRow, type BulkRow, unfit } from './bulk-acts';

interface BulkDialogProps {
  act: BulkAct;
  invoices: readonly ListedInvoice[];
  onClose: () => void;
}

/** Says what will happen to the chosen invoices, then does it row by row and shows each result. */
export default function BulkDialog({ act, invoices, onClose }: BulkDialogProps) {
  const { t, word } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  useReturnFocus();
  const [rows, setRows] = useState<BulkRow[]>(() => invoices.filter((one) => !unfit(act, one)).map(bulkRow));
  const [phase, setPhase] = useState<'asking' | 'running' | 'over'>('asking');
  const isStopped = useRef(false);
  const name = t(`bulk.${act}`);
  const done = rows.filter(({ state }) => state === 'done' || state === 'failed').length;

  const run = async () => {
    setPhase('running');
    for (const row of rows) {
      if (isStopped.current) break;
      const mark = (change: Partial<BulkRow>) =>
        setRows((all) => all.map((one) => (one.key === row.key ? { ...one, ...change } : one)));
      mark({ state: 'busy' });
      try {
        await actOnRow(api, act, row, t('bulk.remind.note'));
        mark({ state: 'done' });
      } catch (error) {
        mark({ state: 'failed', ...(error instanceof ApiProblem && { problem: error }) });
      }
    }
    setPhase('over');
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };

  const stateText = ({ state, problem }: BulkRow): string => {
    if (state === 'failed')
      return problem ? word(`error.${problem.code}`, problem.message) : word('status.failed', 'Failed');
    if (state === 'waiting' && phase === 'over') return t('bulk.row.skipped');
    return t(`bulk.row.${state}`);
  };
  const left = invoices.flatMap((invoice) => {
    const reason = unfit(act, invoice);
    return reason ? [{ invoice, reason }] : [];
  });
  const nameOf = (invoice: ListedInvoice) =>
    invoice.invoice_number ?? `${t('invoice.draft')} · ${invoice.customer?.name ?? ''}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={name}
      closeOnClickOutside={phase !== 'running'}
      closeOnEscape={phase !== 'running'}
      withCloseButton={phase !== 'running'}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={400}
    >
      <Stack gap="sm">
        <Text>{t(`bulk.${act}.text`)}</Text>
        {phase === 'asking' && (
          <>
            <Text>{t('bulk.fits', { count: rows.length, all: invoices.length })}</Text>
            {rows.length > 0 && (
              <Text>
                {t('bulk.asks')}{' '}
                {askedTogether(rows.map(({ invoice }) => invoice)).map(({ currency, amount }, index) => (
                  <span key={currency}>
                    {index > 0 && ', '}
                    <Money amount={amount} currency={currency} strong />
                  </span>
                ))}
              </Text>
            )}
          </>
        )}
        {phase !== 'asking' && (
          <div role="status">
            <Progress value={rows.length === 0 ? 100 : (100 * done) / rows.length} aria-label={name} />
            <Text size="sm" mt={6}>
              {t('bulk.progress', { done, count: rows.length })}
            </Text>
          </div>
        )}
        <ul className="bulk-results" aria-label={name} tabIndex={0}>
          {rows.map((row) => (
            <li key={row.key} data-state={row.state}>
              <bdi>{nameOf(row.invoice)}</bdi>
              <span>{stateText(row)}</span>
            </li>
          ))}
          {left.map(({ invoice, reason }) => (
            <li key={invoice.id} className="quiet">
              <bdi>{nameOf(invoice)}</bdi>
              <span>{t('bulk.row.unfit', { reason: t(reason) })}</span>
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="xs">
          {phase === 'running' ? (
            <Button variant="default" onClick={() => (isStopped.current = true)}>
              {t('bulk.stop')}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose} data-autofocus>
              {t(phase === 'over' ? 'close' : 'cancel')}
            </Button>
          )}
          {phase === 'asking' && (
            <Button
              color={act === 'void' ? 'red.9' : undefined}
              disabled={rows.length === 0}
              onClick={() => void run()}
            >
              {t('bulk.start', { act: name, count: rows.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
