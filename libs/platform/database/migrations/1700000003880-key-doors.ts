import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Scopes of their own for acts that move money by hand, and addresses that a key may be used from. Keys that had `write` could do all of that: theirs are written
 * out, so that nothing stops working and everybody sees it. The new values are part of a change of type: row policies would hide the rows from an update.
 */
export class KeyDoors1700000003880 implements MigrationInterface {
  name = 'KeyDoors1700000003880';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_keys
        drop constraint api_keys_scopes,
        add column allowed_addresses text[] not null default '{}',
        alter column scopes type text[] using (
          case when 'write' = any (scopes) then scopes || array[${MONEY}] else scopes end)`);
    await runner.query(`
      alter table api_keys add constraint api_keys_scopes
        check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'admin', ${MONEY}])`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_keys
        drop constraint api_keys_scopes,
        drop column allowed_addresses,
        alter column scopes type text[] using (
          coalesce(nullif(${WITHOUT_MONEY}, '{}'), array['read']))`);
    await runner.query(`
      alter table api_keys add constraint api_keys_scopes
        check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'admin'])`);
  }
}

const SCOPES = ['refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match'];
const MONEY = `'${SCOPES.join("', '")}'`;
const WITHOUT_MONEY = SCOPES.reduce((list, scope) => `array_remove(${list}, '${scope}')`, 'scopes');
