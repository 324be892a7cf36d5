const MOST = 5;

interface RecentPage {
  to: string;
  title: string;
}

const keyOf = (environmentId: string): string => `remit-recent-${environmentId}`;

/** Records opened last in an environment. Numbers and ids only: no names of people are left in the browser. */
export function readRecent(environmentId: string): RecentPage[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(environmentId)) ?? '[]');
    return Array.isArray(value) ? (value as RecentPage[]) : [];
  } catch {
    return [];
  }
}

export function rememberPage(environmentId: string, page: RecentPage): void {
  const others = readRecent(environmentId).filter(({ to }) => to !== page.to);
  sessionStorage.setItem(keyOf(environmentId), JSON.stringify([page, ...others].slice(0, MOST)));
}
