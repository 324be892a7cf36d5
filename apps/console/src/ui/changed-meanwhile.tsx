import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/meanwhile';
import type { RecordKind, Shown } from './use-unchanged';

interface ChangedMeanwhileProps {
  kind: RecordKind;
  mine: Shown;
  theirs: Shown;
  /** Absent when the record can be changed no more. */
  onMine?: () => void;
  onTheirs: () => void;
}

/** It stands below a form that may be long. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** What was typed beside what somebody else saved meanwhile, and the choice between both. */
export default function ChangedMeanwhile({ kind, mine, theirs, onMine, onTheirs }: ChangedMeanwhileProps) {
  const { t } = useI18n();
  const rows = mine
    .map(([label, text], index) => ({ label, mine: text, theirs: theirs[index]?.[1] ?? '' }))
    .filter((row) => row.mine !== row.theirs);
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      ref={intoView}
      className="notice"
      icon={<GitCompareArrows size={18} />}
      title={t(`meanwhile.${kind}`)}
    >
      <Stack gap="sm">
        <Text size="sm">{t(onMine ? 'meanwhile.text' : 'meanwhile.closed')}</Text>
        <Table horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('meanwhile.field')}</Table.Th>
              <Table.Th>{t('meanwhile.mine')}</Table.Th>
              <Table.Th>{t('meanwhile.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.label}>
                <Table.Th scope="row" style={{ overflowWrap: 'normal', wordBreak: 'normal' }}>
                  {row.label}
                </Table.Th>
                {[row.mine, row.theirs].map((text, index) => (
                  <Table.Td key={index} dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                    {text || '—'}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onTheirs}>
            {t('meanwhile.take')}
          </Button>
          {onMine && (
            <Button size="xs" variant="default" onClick={onMine}>
              {t('meanwhile.keep')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
