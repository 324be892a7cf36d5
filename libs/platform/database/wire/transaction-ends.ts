import { escapeLiteral } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { NoUnitOfWork } from '../database.errors';
import type { Scope } from '../scope';
import { SETTLE_TRANSACTION } from '../session-settings';
import type { SentStatements } from './sent-statements';

const TRANSACTION_WORDS = new Set(['START TRANSACTION', 'COMMIT', 'ROLLBACK']);

/** What a transaction needs to know at its beginning. */
export interface Beginning {
  readonly scope: Scope;
  /** The role that row policies apply to. */
  readonly role: string;
  /** Whether a pooler may give each transaction another session, so that each one settles its session. */
  readonly sharesSessions: boolean;
}

/**
 * Runs `work` in a transaction of the role and scope.
 * @param isJoined whether the beginning is sent with the first statement, and the commit directly after the last
 */
export async function inTransaction<T>(
  runner: QueryRunner,
  { beginning, sent, isJoined }: { beginning: Beginning; sent: SentStatements; isJoined: boolean },
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  if (isJoined) {
    joinBeginningAndEnd(runner, beginning, sent);
    return runner.manager.transaction(work);
  }
  return runner.manager.transaction(async (manager) => {
    await manager.query(settingsOf(beginning));
    const done = await work(manager);
    await sent.answered();
    return done;
  });
}

/** TypeORM would wait for the start, and would wait for the last answer before the commit. */
function joinBeginningAndEnd(runner: QueryRunner, beginning: Beginning, sent: SentStatements): void {
  const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<unknown>;
  let hasBegun = false;
  let hasEnded = false;
  // It returns promises and is not async: that would add three to each statement.
  runner.query = ((text: string, ...rest: unknown[]) => {
    if (!hasBegun) {
      if (TRANSACTION_WORDS.has(text)) return Promise.resolve();
      hasBegun = true;
      sent.add(query(`START TRANSACTION; ${settingsOf(beginning)}`));
    }
    if (hasEnded && !TRANSACTION_WORDS.has(text)) return Promise.reject(new NoUnitOfWork());
    hasEnded ||= text === 'COMMIT' || text === 'ROLLBACK';
    if (text === 'COMMIT') return sent.commit(() => query(text));
    if (text === 'ROLLBACK') return sent.rollBack(() => query(text));
    return query(text, ...rest);
  }) as QueryRunner['query'];
}

const settingsOf = ({ scope: { tenantId, environmentId }, role, sharesSessions }: Beginning): string =>
  `select set_config('role', ${escapeLiteral(role)}, true),
    set_config('remit.tenant_id', ${escapeLiteral(tenantId)}, true), set_config('remit.environment_id', ${escapeLiteral(environmentId)}, true)${sharesSessions ? `, ${SETTLE_TRANSACTION}` : ''}`;
