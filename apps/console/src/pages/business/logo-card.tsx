import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { problemFrom } from '../../api/api-problem';
import type { BusinessProfile } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/business';
import { MayDo } from '../../session/may-do';
import { useApi } from '../../session/session';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { LOGO_PATH, useLogo } from './use-logo';
import { useSending } from './use-sending';

/** The logo above everything that customers read, as they see it. */
export function LogoCard({ logo }: { logo: BusinessProfile['logo'] }) {
  const { t } = useI18n();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, problem, send } = useSending();
  const shown = useLogo(logo);
  const upload = (file: File | undefined) => {
    if (input.current) input.current.value = '';
    if (file) void send(() => put(file, api.environmentId), t('logo.saved'));
  };
  return (
    <Card title={t('logo.title')}>
      <Stack gap="md">
        {logo !== null && shown !== undefined && (
          <div className="logo-shown">
            <img src={shown} alt={t('logo.current')} width={logo.width} height={logo.height} />
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
                onClick={() => void send(() => api.delete(LOGO_PATH), t('logo.removed'))}
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
  const response = await fetch(`/api/v1${LOGO_PATH}`, {
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
