import { Alert, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { AlertTriangle, type LucideIcon, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/api-problem';
import { useI18n } from '../i18n/i18n';
import { CopyableId } from './copy-button';
import { useTitle } from './use-title';

/** Shown for an empty list, with the one next step. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="sm" className="empty">
      <span className="empty-icon" aria-hidden>
        <Icon size={24} strokeWidth={1.75} />
      </span>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" size="sm" maw="46ch" ta="center" component="div">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyState
      icon={SearchX}
      title={t('noMatch.title')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('noMatch.clear')}
        </Button>
      }
    >
      {t('noMatch.text')}
    </EmptyState>
  );
}

/** Shows what failed, why, and what to do, with the request id for finding it in the log. */
export function ProblemAlert({
  error,
  onRetry,
  title,
  children,
}: {
  error: unknown;
  onRetry?: () => void;
  title?: string;
  children?: ReactNode;
}) {
  const { t, word } = useI18n();
  const problem = error instanceof ApiProblem ? error : undefined;
  const message = problem ? word(`error.${problem.code}`, problem.message) : String(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<AlertTriangle size={18} />}
      title={title ?? message}
      role="alert"
      className="problem"
    >
      <Stack gap={6} align="flex-start">
        {title && <div>{message}</div>}
        {problem?.hint && <div dir="auto">{problem.hint}</div>}
        {problem?.requestId && (
          <div className="request-id">
            {t('requestId')} <CopyableId id={problem.requestId} name={t('requestId')} />
          </div>
        )}
        {children}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Replaces the whole page: the record does not exist, may not be read, or the server failed. */
export function PageProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useI18n();
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 404) return <NotFoundPage />;
  if (status === 403) return <ForbiddenPage />;
  return <ProblemAlert error={error} onRetry={onRetry} title={t('loadFailed')} />;
}

export function ForbiddenPage() {
  const { t } = useI18n();
  return (
    <PlainPage title={t('forbidden.title')} action={<HomeButton />}>
      {t('forbidden.text')}
    </PlainPage>
  );
}

function HomeButton() {
  const { t } = useI18n();
  return (
    <Button component={Link} to="/" variant="default">
      {t('nav.home')}
    </Button>
  );
}

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <PlainPage icon={SearchX} title={t('notFound.title')} action={<HomeButton />}>
      {t('notFound.text')}
    </PlainPage>
  );
}

/** A page that shows only an explanation. */
export function PlainPage({
  icon: Icon = AlertTriangle,
  title,
  children,
  action,
}: {
  icon?: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  useTitle(title);
  return (
    <Stack gap="sm" align="center" className="empty">
      <span className="empty-icon" aria-hidden>
        <Icon size={24} strokeWidth={1.75} />
      </span>
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw="46ch">
        {children}
      </Text>
      {action}
    </Stack>
  );
}

/** Replaces a dialog while its script loads. */
export const Arriving = () => <span hidden aria-busy="true" />;

/** Placeholder of a detail page, with its final layout. */
export function DetailSkeleton() {
  const { t } = useI18n();
  return (
    <Stack gap="lg" aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('loading')}
      </span>
      <Skeleton h={32} w="min(18rem, 60%)" />
      <Skeleton h={84} radius="lg" />
      <div className="columns">
        <Skeleton h={320} radius="lg" />
        <Skeleton h={220} radius="lg" />
      </div>
    </Stack>
  );
}
