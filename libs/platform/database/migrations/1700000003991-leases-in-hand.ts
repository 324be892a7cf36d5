import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

/** A worker renews the leases of the deliveries that it works on, and of no others. The version before calls the function that has two parameters. */
export class LeasesInHand1700000003991 implements MigrationInterface {
  name = 'LeasesInHand1700000003991';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function ${EXTEND_LEASES} returns table (extended bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with u as (
          update event_deliveries d set due_at = clock_timestamp() + make_interval(secs => lease_seconds)
          where d.leased_by = worker and d.status = 'pending'
            and (d.event_id, d.subscriber) in (select h.event_id, h.subscriber from unnest(events, subscribers) as h(event_id, subscriber))
          returning 1)
        select count(*) from u
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${SIGNATURE} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${SIGNATURE} from public`);
    await runner.query(`grant execute on function ${SIGNATURE} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${SIGNATURE}`);
  }
}

const SIGNATURE = 'extend_event_leases(text, double precision, text[], text[])';
const EXTEND_LEASES =
  'extend_event_leases(worker text, lease_seconds double precision, events text[], subscribers text[])';
