import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { readCsv } from '../../api/csv-files';
import type { ListedInvoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/lists';
import { useApi } from '../../session/session';
import { saveFile } from '../../ui/save-file';
import { Arriving } from '../../ui/states';
import { useAct } from '../../ui/use-act';
import { MayDo } from '../../session/may-do';
import type { BulkAct } from './bulk-acts';

const BulkDialog = lazy(() => import('./bulk-dialog'));

const ACTS: readonly BulkAct[] = ['finalize', 'send', 'remind', 'void'];

/** What can be done with the chosen invoices. */
export default function BulkBar({ invoices, onClear }: { invoices: readonly ListedInvoice[]; onClear: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const { act, isBusy } = useAct();
  const [asking, setAsking] = useState<BulkAct>();
  const save = () =>
    act(async () => {
      const body = { invoice_ids: invoices.map(({ id }) => id) };
      saveFile(await readCsv(api, '/invoices/search', { body }), 'invoices.csv');
    });
  return (
    <section className="bulk-bar" aria-label={t('bulk.selected', { count: invoices.length })}>
      <strong role="status">{t('bulk.selected', { count: invoices.length })}</strong>
      <MayDo scope="write">
        {ACTS.map((name) => (
          <Button key={name} size="xs" variant="default" onClick={() => setAsking(name)}>
            {t(`bulk.${name}`)}
          </Button>
        ))}
      </MayDo>
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void save()}>
        {t('bulk.export')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      <Suspense fallback={<Arriving />}>
        {asking && (
          <BulkDialog
            act={asking}
            invoices={invoices}
            onClose={() => {
              setAsking(undefined);
              onClear();
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
