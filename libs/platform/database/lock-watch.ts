import { queryOutsidePool } from './outside-pool';

/** Milliseconds between two checks. A shorter wait is not reported. */
const LOOK_EVERY_MS = 3_000;

interface Holder {
  readonly pid: number;
  readonly login: string;
  readonly application: string;
  readonly address: string | null;
  readonly state: string | null;
  readonly since: string | null;
}

/**
 * Reports which PostgreSQL processes block another one. It uses its own connection, because the blocked one cannot
 * run queries.
 */
export class LockWatch {
  private timer: NodeJS.Timeout | undefined;
  private lastLogged = '';

  /** @param tell receives one line after a long wait, and another when a different process holds the lock */
  constructor(
    private readonly url: string,
    private readonly pid: number,
    private readonly tell: (line: string) => void,
  ) {
    this.schedule();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      void this.check().finally(() => {
        if (this.timer) this.schedule();
      });
    }, LOOK_EVERY_MS).unref();
  }

  private async check(): Promise<void> {
    // Without a connection nothing is reported, and the migration still waits.
    const holders = await this.holders().catch(() => []);
    const names = holders.map(describe).join(' and ');
    if (this.timer === undefined || names === '' || names === this.lastLogged) return;
    this.lastLogged = names;
    this.tell(`the migration waits for a lock held by ${names}; it continues when the lock is released`);
  }

  private holders(): Promise<Holder[]> {
    // PostgreSQL hides most facts about other logins unless the login is a superuser.
    return queryOutsidePool(this.url, LOOK_EVERY_MS, async (client) => {
      const { rows } = await client.query<Holder>(
        `select pid, coalesce(usename, '?') as login, application_name as application, host(client_addr) as address, state,
                to_char(coalesce(xact_start, state_change) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
         from pg_stat_activity where pid = any (pg_blocking_pids($1)) order by pid`,
        [this.pid],
      );
      return rows;
    });
  }
}

function describe({ pid, login, application, address, state, since }: Holder): string {
  const facts = [
    `login "${login}"`,
    application === '' ? undefined : `application "${application}"`,
    address === null ? undefined : `from ${address}`,
    state === null ? undefined : `${state} since ${since ?? '?'}`,
  ];
  return `process ${pid} of PostgreSQL (${facts.filter((fact) => fact !== undefined).join(', ')})`;
}
