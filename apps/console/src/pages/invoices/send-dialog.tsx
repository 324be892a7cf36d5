import { NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EmailPreview, Invoice } from '../../api/types';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/emails';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';

/** Sends the invoice after a preview. */
export default function SendDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [to, setTo] = useState(invoice.customer?.email ?? '');
  const [language, setLanguage] = useState<EmailPreview['language']>();
  const [note, setNote] = useState('');
  const [shownNote, setShownNote] = useState('');
  const keyFor = useIdempotencyKey();
  const path = `/invoices/${invoice.id}/send`;
  const body = (text: string) => ({ ...(language && { language }), ...(text.trim() !== '' && { note: text.trim() }) });
  const { data, error } = useQuery({
    queryKey: [api.environmentId, path, language, shownNote],
    queryFn: () => api.post<EmailPreview>(`${path}/preview`, body(shownNote)),
  });
  const send = async () => {
    const recipients = to
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '');
    const wanted = { ...body(note), ...(recipients.length > 0 && { recipients }) };
    await api.post(path, wanted, keyFor(wanted));
    toastDone(t('send.done'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <ConfirmDialog
      title={t('send.title', { name: invoice.invoice_number ?? invoice.id })}
      confirm={t('send.button')}
      confirmBlocked={data?.from === null ? t('send.off') : undefined}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        {data?.from === null && <Text role="status">{t('send.off')}</Text>}
        <TextInput
          label={t('send.to')}
          description={t('send.to.help')}
          dir="ltr"
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <NativeSelect
          label={t('send.language')}
          value={data?.language ?? language ?? 'en'}
          data={[
            { value: 'en', label: 'English' },
            { value: 'ar', label: 'العربية' },
          ]}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value === 'ar' ? 'ar' : 'en')}
        />
        <Textarea
          label={t('send.note')}
          description={t('send.note.help')}
          dir="auto"
          maxLength={1000}
          autosize
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          onBlur={() => setShownNote(note)}
        />
        {error && <ProblemAlert error={error} />}
        {data && (
          <div>
            <Text fw={600} dir="auto">
              {data.subject}
            </Text>
            {data.attachment !== null && (
              <Text size="sm">
                {t('send.attached')} <bdi>{data.attachment}</bdi>
              </Text>
            )}
            <iframe
              title={t('send.preview')}
              srcDoc={data.html}
              sandbox=""
              style={{ inlineSize: '100%', blockSize: '22rem', border: 0 }}
            />
          </div>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
