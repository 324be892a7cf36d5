import type { Session } from '../api/types';

const STORED = 'remit-environment';

/** The first page after signing in: the last used environment, else a sandbox, else the operator's page. */
export function homeOf({ environments, operator }: Session): string {
  const last = localStorage.getItem(STORED);
  const home =
    environments.find(({ id }) => id === last) ??
    environments.find(({ type }) => type === 'sandbox') ??
    environments[0];
  if (home) return `/${home.id}`;
  return operator ? '/operator' : '/sign-in';
}

/**
 * Where a person goes on after signing in. Undefined: on a device that does not know them, they choose.
 * @param to path that was asked for; another site's is not followed
 */
export function pathAfter(session: Session, to: string | null): string | undefined {
  if (to !== null && /^\/(?![/\\])/.test(to)) return to;
  if (session.person && session.environments.length !== 1 && !isRemembered(session)) return undefined;
  return homeOf(session);
}

export const rememberEnvironment = (id: string): void => localStorage.setItem(STORED, id);

/** Whether this device knows where the person worked last. */
const isRemembered = ({ environments }: Session): boolean =>
  environments.some(({ id }) => id === localStorage.getItem(STORED));
