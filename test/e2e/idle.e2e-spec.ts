import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

const OPEN_LINKS = 12;

/**
 * Statements of one server in a minute in which nothing happens: two looks for due work a second, and a heartbeat every
 * three seconds. PostgreSQL reports them about a second late.
 */
const MOST_IN_A_MINUTE = 160;

/** Seconds over which they are counted. */
const WINDOW = 15;

const stage = useStage();

interface Count {
  readonly seconds: number;
  /** Each statement outside a unit of work is a transaction, and so is each reading of this count. */
  readonly transactions: number;
}

it('a server at rest asks PostgreSQL less than three questions a second, whatever is open', async () => {
  const shop = await stage.newShop();
  for (let n = 0; n < OPEN_LINKS; n += 1) await shop.link();

  await onDatabase(stage.databaseUrl, async (client) => {
    const counts: Count[] = [];
    const statementsInAMinute = async (): Promise<number> => {
      const { rows } = await client.query<Count>(
        `select extract(epoch from clock_timestamp())::float8 as seconds, (xact_commit + xact_rollback)::int as transactions
         from pg_stat_database where datname = current_database()`,
      );
      counts.push(...rows);
      const [last, first] = [counts.at(-1), counts.at(-1 - WINDOW)];
      if (!first || !last) return Infinity;
      return ((last.transactions - first.transactions - WINDOW) * 60) / (last.seconds - first.seconds);
    };
    await eventually(`at most ${MOST_IN_A_MINUTE} statements in a minute`, statementsInAMinute, {
      until: (statements) => statements <= MOST_IN_A_MINUTE,
      intervalMs: 1_000,
      timeoutMs: 90_000,
    });
  });
});
