import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { problemFrom } from '../../api/api-problem';
import type { BusinessProfile } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/business';
import { MayDo } from '../../session/may-do';
import { useApi } from '../../session/session';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { useSending } from './use-sending';

const PATH = '/business-profile/logo';

/** The logo above everything that customers read, as they see it. */
export function LogoCard({ logo }: { logo: BusinessProfile['logo'] }) {
  const { t } = useI18n();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, problem, send } = useSending();
  const shown = useQuery({
    queryKey: [api.environmentId, PATH, logo?.digest],
    queryFn: async () => asText(await api.file(PATH)),
    enabled: logo !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const upload = (file: File | undefined) => {
    if (input.current) input.current.value = '';
    if (file) void send(() => put(file, api.environmentId), t('logo.saved'));
  };
  return (
    <Card title={t('logo.title')}>
      <Stack gap="md">
        {logo !== null && shown.data !== undefined && (
          <div className="logo-shown">
            <img src={shown.data} alt={t('logo.current')} width={logo.width} height={logo.height} />
          </div>
        )}
        <Text size="sm">{t('logo.help')}</Text>
        {problem !== null && <ProblemAlert error={problem} />}
        <MayDo scope="admin">
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('logo.file')}
            accept="image/png,image/svg+xml"
            onChange={({ currentTarget }) => upload(currentTarget.files?.[0])}
          />
          <Group gap="xs">
            <Button variant="default" loading={isBusy} onClick={() => input.current?.click()}>
              {t(logo === null ? 'logo.upload' : 'logo.replace')}
            </Button>
            {logo !== null && (
              <Button
                variant="default"
                disabled={isBusy}
                onClick={() => void send(() => api.delete(PATH), t('logo.removed'))}
              >
                {t('logo.remove')}
              </Button>
            )}
          </Group>
        </MayDo>
      </Stack>
    </Card>
  );
}

/** Sends the raw file. All other requests send JSON. */
async function put(file: File, environmentId = ''): Promise<void> {
  const response = await fetch(`/api/v1${PATH}`, {
    method: 'PUT',
    headers: {
      accept: 'application/json',
      'content-type': file.type === 'image/svg+xml' ? file.type : 'image/png',
      'x-remit-console': '1',
      'x-environment-id': environmentId,
    },
    body: file,
    credentials: 'same-origin',
  });
  if (response.ok) return;
  const body: unknown = await response.json().catch(() => undefined);
  throw problemFrom(response.status, response.headers.get('x-request-id') ?? '', body);
}

/**
 * Converts the picture to a data URL, because the console's content security policy allows only pictures of its own
 * host and data URLs.
 */
const asText = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The picture could not be read'));
    reader.readAsDataURL(blob);
  });
