import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { USERS } from './user.repository';

/** Wrong guesses that count together. */
export interface GuessLimit {
  /** What they are about, such as an account. */
  readonly id: string;
  /** So many at once. */
  readonly burst: number;
  /** Seconds after which one more is free. */
  readonly everySeconds: number;
}

/**
 * `until` is when all guesses are free again: each adds `everySeconds` to it, so one row and one statement count for
 * every process. No row comes back when the guess is one too many.
 */
const TAKE = `
  insert into sign_in_guesses as known (tenant_id, environment_id, id, until)
  values ($1, $2, $3, clock_timestamp() + $4 * interval '1 second')
  on conflict (tenant_id, environment_id, id) do update
  set until = greatest(known.until, clock_timestamp()) + $4 * interval '1 second'
  where known.until <= clock_timestamp() + $5 * interval '1 second'
  returning until`;

const SECONDS_LEFT = `
  select ceil(extract(epoch from until - clock_timestamp()) - $4)::integer as seconds
  from sign_in_guesses where tenant_id = $1 and environment_id = $2 and id = $3`;

const GIVE_BACK = `
  update sign_in_guesses set until = until - $4 * interval '1 second'
  where tenant_id = $1 and environment_id = $2 and id = $3`;

/** Each guess makes two rows at most and removes up to twenty, so that only those of the last minutes stay. */
const PRUNE = `
  delete from sign_in_guesses where tenant_id = $1 and environment_id = $2 and id in (
    select id from sign_in_guesses where tenant_id = $1 and environment_id = $2 and until < clock_timestamp()
    order by until limit 20 for update skip locked)`;

/** Counts wrong guesses in the database, for all processes together. */
@Injectable()
export class GuessRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes one guess of each limit, or of none.
   * @returns seconds until the next guess is free; undefined when it was taken
   */
  async take(limits: readonly GuessLimit[]): Promise<number | undefined> {
    try {
      await this.database.transaction(USERS, async () => {
        await this.query(PRUNE);
        for (const limit of limits) await this.takeOne(limit);
      });
      return undefined;
    } catch (error) {
      if (error instanceof TooMany) return error.secondsLeft;
      throw error;
    }
  }

  /** The guesses were right. */
  async release(limits: readonly GuessLimit[]): Promise<void> {
    await this.database.transaction(USERS, async () => {
      for (const { id, everySeconds } of limits) await this.query(GIVE_BACK, [id, everySeconds]);
    });
  }

  private async takeOne({ id, burst, everySeconds }: GuessLimit): Promise<void> {
    const room = (burst - 1) * everySeconds;
    if ((await this.query(TAKE, [id, everySeconds, room])).length > 0) return;
    const [row] = await this.query<{ seconds: number }>(SECONDS_LEFT, [id, room]);
    throw new TooMany(Math.max(1, row?.seconds ?? 1));
  }

  private query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.database.manager.query<Row[]>(sql, [USERS.tenantId, USERS.environmentId, ...values]);
  }
}

/** Takes back what the unit of work has taken. */
class TooMany extends Error {
  constructor(readonly secondsLeft: number) {
    super('Too many wrong guesses');
  }
}
