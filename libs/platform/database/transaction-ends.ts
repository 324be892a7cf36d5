import { escapeLiteral } from 'pg';
import type { QueryRunner } from 'typeorm';
import { NoUnitOfWork } from './database.errors';
import type { Scope } from './scope';
import type { SentStatements } from './sent-statements';
import { SETTLE_TRANSACTION } from './session-settings';

const TRANSACTION_WORDS = new Set(['START TRANSACTION', 'COMMIT', 'ROLLBACK']);

/**
 * Sends the start of a transaction, with role and scope, together with its first statement, and the commit directly
 * after its last. TypeORM would wait for the start, and would wait for the last answer before the commit. This saves
 * two round trips in every unit of work.
 */
export function joinBeginningAndEnd(
  runner: QueryRunner,
  { tenantId, environmentId }: Scope,
  sent: SentStatements,
  { role, sharesSessions }: { role: string; sharesSessions: boolean },
): void {
  const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<unknown>;
  const begin = `START TRANSACTION; select set_config('role', ${escapeLiteral(role)}, true),
    set_config('remit.tenant_id', ${escapeLiteral(tenantId)}, true), set_config('remit.environment_id', ${escapeLiteral(environmentId)}, true)${sharesSessions ? `, ${SETTLE_TRANSACTION}` : ''}`;
  let hasBegun = false;
  let hasEnded = false;
  runner.query = (async (text: string, ...rest: unknown[]) => {
    if (!hasBegun) {
      if (TRANSACTION_WORDS.has(text)) return undefined;
      hasBegun = true;
      sent.add(query(begin));
    }
    if (hasEnded && !TRANSACTION_WORDS.has(text)) throw new NoUnitOfWork();
    hasEnded ||= text === 'COMMIT' || text === 'ROLLBACK';
    if (text === 'COMMIT') return sent.commit(() => query(text));
    if (text === 'ROLLBACK') return sent.rollBack(() => query(text));
    return query(text, ...rest);
  }) as QueryRunner['query'];
}
