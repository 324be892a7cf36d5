import { Anchor, Group, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { useTitle } from './use-title';

export interface Crumb {
  to: string;
  text: string;
}

interface PageProps {
  title: string;
  /** Pages above this one. */
  crumbs?: Crumb[];
  beside?: ReactNode;
  actions?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}

/** Heading, breadcrumbs and actions, the same on every page. */
export function Page({ title, crumbs = [], beside, actions, lead, children }: PageProps) {
  const { t } = useI18n();
  useTitle(title);
  return (
    <>
      {crumbs.length > 0 && (
        <nav aria-label={t('breadcrumbs')} className="crumbs">
          {crumbs.map(({ to, text }) => (
            <Fragment key={to}>
              <Anchor component={Link} to={to} size="sm">
                {text}
              </Anchor>
              <span aria-hidden className="crumb-mark" />
            </Fragment>
          ))}
          <span aria-current="page">{title}</span>
        </nav>
      )}
      <header className="page-head">
        <div className="page-title">
          <Group gap="sm" align="center">
            <Title order={1} dir="auto">
              {title}
            </Title>
            {beside}
          </Group>
          {lead && <div className="lead">{lead}</div>}
        </div>
        {actions && (
          <Group gap="xs" className="page-actions">
            {actions}
          </Group>
        )}
      </header>
      {children}
    </>
  );
}

/** A bordered section with a heading. */
export function Card({
  title,
  actions,
  children,
  flush,
}: {
  title?: string;
  actions?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className="card" data-flush={flush || undefined} aria-label={title}>
      {title && (
        <div className="card-head">
          <Title order={2}>{title}</Title>
          {actions}
        </div>
      )}
      <div className="card-body">{children}</div>
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

/** Each value keeps its own text direction; all values are aligned at the same side. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{children ?? <span className="nothing">—</span>}</bdi>
      </dd>
    </div>
  );
}
