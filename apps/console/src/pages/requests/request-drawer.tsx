import { Anchor, Drawer, Skeleton, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { useLoggedRequest } from '../../api/queries';
import type { LoggedRequest } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { CopyableId, CopyButton } from '../../ui/copy-button';
import { formatElapsed, formatMoment } from '../../ui/format';
import { Fact, Facts } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import { useReturnFocus } from '../../ui/use-return-focus';
import { HttpStatus } from './http-status';
import { recordOf } from './record-of';

/** The logged status for a caller that closed the connection. */
const HUNG_UP = 499;

/** One request of the log, with the request id that other logs and answers contain. */
export function RequestDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, direction } = useI18n();
  const { data, error, refetch } = useLoggedRequest(id);
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('requests.request')}
      size="lg"
      position={direction === 'rtl' ? 'left' : 'right'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} aria-busy="true" />}
      {data && <RequestFacts request={data} />}
    </Drawer>
  );
}

function RequestFacts({ request }: { request: LoggedRequest }) {
  const { t, word, locale } = useI18n();
  const path = usePath();
  const record = recordOf(request.path);
  return (
    <Stack gap="lg" align="flex-start">
      <bdi className="code request-line" dir="ltr">
        {request.method} {request.path}
      </bdi>
      <CopyButton text={request.request_id} primary>
        {t('requests.copyId')}
      </CopyButton>
      <Facts>
        <Fact name={t('requestId')}>
          <bdi className="code">{request.request_id}</bdi>
        </Fact>
        <Fact name={t('requests.status')}>
          <HttpStatus request={request} /> {request.status === HUNG_UP && t('requests.hungUp')}
        </Fact>
        <Fact name={t('requests.error')}>
          {request.error_code && (
            <>
              <CopyableId id={request.error_code} name={t('requests.error')} />
              <span className="sub">{word(`error.${request.error_code}`, '')}</span>
            </>
          )}
        </Fact>
        <Fact name={t('requests.duration')}>{formatElapsed(request.duration_ms, locale)}</Fact>
        <Fact name={t('requests.time')}>
          <Time at={request.received_at} focusable text={formatMoment(request.received_at, locale)} />
        </Fact>
        <Fact name={t('requests.origin')}>{t(`requests.origin.${request.origin}`)}</Fact>
        <Fact name={t('requests.key')}>
          <bdi>{request.key_name}</bdi> <bdi className="code">{request.key_display_id}</bdi>
        </Fact>
        <Fact name={t('requests.keyId')}>
          <CopyableId id={request.key_id} name={t('requests.keyId')} />
        </Fact>
        <Fact name={t('requests.replayed')}>{t(`requests.replayed.${request.replayed ? 'yes' : 'no'}`)}</Fact>
        <Fact name={t('id')}>
          <CopyableId id={request.id} name={t('id')} />
        </Fact>
      </Facts>
      {record && (
        <Anchor component={Link} to={path(record)}>
          {t('requests.open')}
        </Anchor>
      )}
    </Stack>
  );
}
