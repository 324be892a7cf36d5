const MOST = 5;

interface RecentPage {
  to: string;
  title: string;
}

const keyOf = (environmentId: string): string => `remit-recent-${environmentId}`;

/** The last opened records in an environment. Only numbers and ids are stored in the browser, no names of people. */
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
