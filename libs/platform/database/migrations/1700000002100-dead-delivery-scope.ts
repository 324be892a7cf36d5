import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

/** Finds one dead delivery, so that driving it again can be written into the audit log of its environment, however many others are dead. */
export class DeadDeliveryScope1700000002100 implements MigrationInterface {
  name = 'DeadDeliveryScope1700000002100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function scope_of_dead_event_delivery(wanted_event_id text, wanted_subscriber text)
      returns table (tenant_id text, environment_id text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select d.tenant_id, d.environment_id from event_deliveries d
        where d.status = 'dead' and d.event_id = wanted_event_id and d.subscriber = wanted_subscriber
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${FUNCTION} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${FUNCTION} from public`);
    await runner.query(`grant execute on function ${FUNCTION} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FUNCTION}`);
  }
}

const FUNCTION = 'scope_of_dead_event_delivery(text, text)';
