import { Button, Menu } from '@mantine/core';
import { Columns3, Download, Upload } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Content } from '../api/client';
import { readCsv } from '../api/csv-files';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/lists';
import { MayDo } from '../session/may-do';
import { useApi } from '../session/session';
import type { Column } from './data-table';
import type { ListParams } from './list-params';
import type { ListPreferences } from './list-preferences';
import type { TotalsOf } from './list-totals';
import { saveFile } from './save-file';
import { ProblemAlert } from './states';
import { ViewsMenu } from './views-menu';

const ListTotals = lazy(() => import('./list-totals'));
const ImportDialog = lazy(() => import('./import-dialog'));

export interface ListToolsProps {
  params: ListParams;
  /** Name of the saved file, without its ending. */
  file: string;
  /** Path and input of the list as it is shown. */
  path: string;
  input: Content;
  preferences: ListPreferences;
  /** Columns that can be hidden. */
  columns?: readonly Pick<Column<never>, 'key' | 'header'>[];
  totals?: TotalsOf;
  /** Where a file with rows for this list is sent. */
  importTo?: 'customers' | 'invoices';
}

/** What can be done with a list as a whole: totals, columns, saved views, a file with all rows. */
export default function ListTools({
  params,
  file,
  path,
  input,
  preferences,
  columns = [],
  totals,
  importTo,
}: ListToolsProps) {
  const { t } = useI18n();
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [isImporting, setImporting] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      saveFile(await readCsv(api, path, withoutPage(input)), `${file}.csv`);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const hideable = columns.filter(({ key }, index) => index > 0 && key !== 'actions');
  return (
    <div className="list-tools">
      <div className="list-totals">
        {totals && (
          <Suspense fallback={null}>
            <ListTotals totals={{ ...totals, body: strip(totals.body as object) }} />
          </Suspense>
        )}
      </div>
      <div className="list-buttons">
        <ViewsMenu params={params} preferences={preferences} />
        {hideable.length > 0 && (
          <Menu closeOnItemClick={false} position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" leftSection={<Columns3 size={15} aria-hidden />}>
                {t('list.columns')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {hideable.map(({ key, header }) => {
                const isShown = !preferences.hidden.includes(key);
                return (
                  <Menu.CheckboxItem key={key} checked={isShown} onChange={() => preferences.toggleColumn(key)}>
                    {header}
                  </Menu.CheckboxItem>
                );
              })}
            </Menu.Dropdown>
          </Menu>
        )}
        {importTo && (
          <MayDo scope="write">
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<Upload size={15} aria-hidden />}
              onClick={() => setImporting(true)}
            >
              {t('import.open')}
            </Button>
          </MayDo>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Download size={15} aria-hidden />}
          loading={isBusy}
          onClick={() => void save()}
        >
          {t(isBusy ? 'list.exporting' : 'list.export')}
        </Button>
      </div>
      {problem !== null && <ProblemAlert error={problem} onRetry={() => void save()} />}
      {isImporting && importTo && (
        <Suspense fallback={null}>
          <ImportDialog what={importTo} onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A file has all rows, in the order of creation. */
const withoutPage = ({ query, body }: Content): Content =>
  body === undefined ? { query: strip<string | number | undefined>(query ?? {}) } : { body: strip(body as object) };

const strip = <T,>(input: object): Record<string, T> =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !['limit', 'offset', 'sort'].includes(name)));
