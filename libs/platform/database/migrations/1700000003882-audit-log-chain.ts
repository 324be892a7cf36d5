import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

/**
 * Each entry of the audit log holds a hash over itself and the hash of the one before it in its environment, so that one that is changed or taken out shows. The
 * database makes it, whoever inserts. Entries from before have neither number nor hash.
 */
export class AuditLogChain1700000003882 implements MigrationInterface {
  name = 'AuditLogChain1700000003882';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_log_entries add column sequence bigint, add column hash text');
    await runner.query(
      'create unique index audit_log_entries_sequence on audit_log_entries (tenant_id, environment_id, sequence)',
    );
    await runner.query(`
      create function chain_audit_log_entry() returns trigger
      language plpgsql set search_path = public, pg_temp as $$
      declare last_entry record;
      begin
        perform pg_advisory_xact_lock(hashtextextended(format('audit log of %s/%s', new.tenant_id, new.environment_id), 0));
        select e.sequence, e.hash into last_entry from audit_log_entries e
        where e.tenant_id = new.tenant_id and e.environment_id = new.environment_id and e.sequence is not null
        order by e.sequence desc limit 1;
        new.sequence := coalesce(last_entry.sequence, 0) + 1;
        new.hash := encode(sha256(convert_to(json_build_array(
          coalesce(last_entry.hash, ''), new.sequence::text, new.tenant_id, new.environment_id, new.id, new.action, new.subject_id,
          (select string_agg(to_json(d.key)::text || ':' || to_json(d.value)::text, ',' order by d.key collate "C")
           from jsonb_each_text(new.details) d),
          new.actor, new.source, new.request_id,
          to_char(new.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8')), 'hex');
        return new;
      end $$`);
    await runner.query('revoke all on function chain_audit_log_entry() from public');
    await runner.query(`grant execute on function chain_audit_log_entry() to ${APPLICATION_ROLE}`);
    await runner.query(`
      create trigger audit_log_entries_chained before insert on audit_log_entries
      for each row execute function chain_audit_log_entry()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger audit_log_entries_chained on audit_log_entries');
    await runner.query('drop function chain_audit_log_entry()');
    await runner.query('alter table audit_log_entries drop column sequence, drop column hash');
  }
}
