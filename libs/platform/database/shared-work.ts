import { isDatabaseUnavailable, isRefusedStatement } from './database.errors';
import { type Scope, scopeKey } from './scope';
import { TickBatcher } from './tick-batcher';

/** Milliseconds for which work waits for the group before it. */
const TURN_MS = 250;

/** Milliseconds that a shared transaction waits for a lock. */
const LOCK_WAIT_MS = 200;

/** Work of one kind takes its locks in the same order. */
export interface Sharing {
  readonly kind: string;
  /** Of one subject only one piece is in a group. Without one any number may be. */
  readonly subject?: string;
}

type Work<T> = () => Promise<T>;

type Outcome<T> = PromiseSettledResult<T>;

interface Asked<T> {
  readonly subject: string | undefined;
  readonly work: Work<T>;
}

interface Units {
  transaction<T>(scope: Scope, work: Work<T>): Promise<T>;
  together<T>(scope: Scope, works: readonly Work<T>[]): Promise<readonly T[]>;
  send(sql: string, parameters: readonly unknown[]): void;
}

/** Lets independent pieces of work share a transaction. See `Database.sharing`. */
export class SharedWork {
  private readonly groups = new TickBatcher(TURN_MS);

  constructor(private readonly units: Units) {}

  async run<T>(scope: Scope, { kind, subject }: Sharing, work: Work<T>): Promise<T> {
    const outcome = await this.groups.ask(`${scopeKey(scope)}/${kind}`, { subject, work }, (asked: Asked<T>[]) =>
      this.runAll(scope, asked),
    );
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** Those after a group that failed do not wait for each other. */
  private async runAll<T>(scope: Scope, asked: readonly Asked<T>[]): Promise<(Outcome<T> | Promise<Outcome<T>>)[]> {
    const [first, ...others] = asked;
    if (first && others.length === 0) return [await this.alone(scope, first)];
    const firsts = new Map(asked.toReversed().map((one) => [one.subject, one]));
    const group = asked.filter((one) => one.subject === undefined || firsts.get(one.subject) === one);
    const done = await this.runGroup(scope, group);
    const outcomes = new Map(done.map((outcome, index) => [group[index], outcome]));
    return asked.map((one) => outcomes.get(one) ?? this.alone(scope, one));
  }

  /** @returns nothing when the pieces are to run alone: one of them failed, or waited for a lock. Nothing is stored then */
  private async runGroup<T>(scope: Scope, group: readonly Asked<T>[]): Promise<Outcome<T>[]> {
    const { units } = this;
    let mayBeCommitted = false;
    try {
      const values = await units.transaction(scope, async () => {
        mayBeCommitted = false;
        units.send(`set local lock_timeout = ${LOCK_WAIT_MS}`, []);
        const done = await units.together(
          scope,
          group.map(({ work }) => work),
        );
        mayBeCommitted = true;
        return done;
      });
      return values.map((value) => ({ status: 'fulfilled', value }));
    } catch (reason) {
      // Without the database each would fail alone too.
      const mayRunAlone = isRefusedStatement(reason) || (!mayBeCommitted && !isDatabaseUnavailable(reason));
      return mayRunAlone ? [] : group.map(() => ({ status: 'rejected', reason }));
    }
  }

  private async alone<T>(scope: Scope, { work }: Asked<T>): Promise<Outcome<T>> {
    const [outcome] = await Promise.allSettled([this.units.transaction(scope, work)]);
    return outcome;
  }
}
