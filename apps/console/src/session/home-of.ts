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

export const rememberEnvironment = (id: string): void => localStorage.setItem(STORED, id);

/** Whether this device knows where the person worked last. */
export const isRemembered = ({ environments }: Session): boolean =>
  environments.some(({ id }) => id === localStorage.getItem(STORED));
