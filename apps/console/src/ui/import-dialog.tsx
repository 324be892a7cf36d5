import { Button, FileInput, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendCsv } from '../api/csv-files';
import type { CsvImport } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/lists';
import { useApi } from '../session/session';
import { ProblemAlert } from './states';
import { useReturnFocus } from './use-return-focus';

/** First lines of a file that can be imported. */
const EXAMPLES = {
  customers: 'external_id,name,email\nshop-1,Palm Café,accounts@palm.example',
  invoices:
    'reference,customer_external_id,currency,display_name,quantity,unit_price\nR-1001,shop-1,AED,Green coffee,3,1250.50',
} as const;

/** Shows what a file would do to each row. Then all rows are written, or none. */
export default function ImportDialog({ what, onClose }: { what: keyof typeof EXAMPLES; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  useReturnFocus();
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<CsvImport>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const send = async (chosen: File, isDryRun: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      setSeen(await sendCsv<CsvImport>(api, `/${what}/import`, chosen, { dry_run: String(isDryRun) }));
      if (!isDryRun) await client.invalidateQueries({ queryKey: [api.environmentId] });
    } catch (error) {
      setSeen(undefined);
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setSeen(undefined);
    setProblem(null);
    if (chosen) void send(chosen, true);
  };
  const rows = seen?.rows ?? [];
  const many = (fate: CsvImport['rows'][number]['fate']) => rows.filter((row) => row.fate === fate).length;
  const isRefused = many('refused') > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`import.${what}`)}
      size="lg"
      closeOnClickOutside={!isBusy}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={400}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`import.${what}.text`)}</Text>
        <pre className="import-example" dir="ltr" tabIndex={0}>
          {EXAMPLES[what]}
        </pre>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".csv,text/csv"
          value={file}
          disabled={isBusy}
          onChange={choose}
        />
        {problem !== null && <ProblemAlert error={problem} />}
        {seen && (
          <>
            <Text role="status" fw={600}>
              {seen.applied
                ? t('import.done', { count: many('new') })
                : t(isRefused ? 'import.refused' : 'import.would', {
                    count: isRefused ? many('refused') : many('new'),
                  })}
            </Text>
            <ul className="bulk-results" aria-label={t('import.rows')} tabIndex={0}>
              {rows.map((row) => (
                <li key={row.line} data-state={row.fate === 'refused' ? 'failed' : row.fate}>
                  <span>
                    {t('import.line', { line: row.line })} <bdi>{row.name}</bdi>
                  </span>
                  <span>
                    {t(row.fate === 'new' && seen.applied ? 'import.fate.made' : `import.fate.${row.fate}`)}
                    {row.errors.map(({ column, message }) => (
                      <span key={column + message} className="sub">
                        <bdi>{message.includes(column) ? message : `${column}: ${message}`}</bdi>
                      </span>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isBusy} onClick={onClose} data-autofocus>
            {t(seen?.applied ? 'close' : 'cancel')}
          </Button>
          {file && seen && !seen.applied && (
            <Button loading={isBusy} disabled={isRefused || many('new') === 0} onClick={() => void send(file, false)}>
              {t('import.start', { count: many('new') })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
