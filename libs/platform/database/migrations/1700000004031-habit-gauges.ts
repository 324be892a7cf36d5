import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

const FUNCTION = 'habit_gauges()';

/** How many published connections have seen which habit of Nomod. What was measured has too many values to be told apart. */
export class HabitGauges1700000004031 implements MigrationInterface {
  name = 'HabitGauges1700000004031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select (nomod_habits) on connections to ${OPERATOR_ROLE}`);
    await runner.query(`
      create function ${FUNCTION} returns table (habit text, answer text, connections bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
        select h.habit, h.answer, count(*)
        from environments e join connections c on c.tenant_id = e.tenant_id and c.environment_id = e.id
        cross join lateral (
          select key as habit,
                 case when value ->> 'answer' ~ '^[a-z_]{1,30}$' then value ->> 'answer' else 'measured' end as answer
          from jsonb_each(c.nomod_habits)) h
        where c.status = 'published'
        group by h.habit, h.answer
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${FUNCTION} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${FUNCTION} from public`);
    await runner.query(`grant execute on function ${FUNCTION} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FUNCTION}`);
    await runner.query(`revoke select (nomod_habits) on connections from ${OPERATOR_ROLE}`);
  }
}
