import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

const ERASE_TEXTS = 'erase_texts(text, text)';
const WITHOUT_WORDS = 'without_words(jsonb, text)';

/** Free texts that may name a customer. `of` says which rows are about it; `maps` hold texts by name. */
interface Erased {
  readonly table: string;
  readonly of: string;
  readonly texts?: readonly string[];
  readonly maps?: readonly string[];
}

const ABOUT = 'r.invoice_id = any (bills) or r.payment_id = any (paid)';

const ERASED: readonly Erased[] = [
  {
    table: 'invoices',
    of: 'r.id = any (bills)',
    texts: ['description', 'billing_reason', 'void_reason'],
    maps: ['metadata'],
  },
  { table: 'invoice_lines', of: 'r.invoice_id = any (bills)', texts: ['display_name'], maps: ['metadata'] },
  { table: 'credit_notes', of: 'r.invoice_id = any (bills)', texts: ['reason'] },
  { table: 'invoice_syncs', of: 'r.id = any (bills)', texts: ['last_error'] },
  { table: 'payments', of: 'r.id = any (paid)', texts: ['reference_id', 'error_message'] },
  { table: 'payment_refunds', of: 'r.payment_id = any (paid)', texts: ['reason', 'last_error'] },
  { table: 'payment_attempts', of: 'r.payment_id = any (paid)', texts: ['error_message'] },
  { table: 'remote_operations', of: 'r.subject_id = any (bills || paid || customer)', texts: ['last_error'] },
  { table: 'gateway_troubles', of: ABOUT, texts: ['reason'] },
  { table: 'attention_items', of: ABOUT, texts: ['summary', 'note'], maps: ['ours', 'nomods'] },
  { table: 'webhook_deliveries', of: ABOUT, texts: ['result_note'] },
  { table: 'outgoing_webhooks', of: 'r.event_id = any (facts)', texts: ['last_error'] },
  { table: 'event_deliveries', of: 'r.event_id = any (facts)', texts: ['last_error'] },
  { table: 'domain_events', of: 'r.id = any (facts)', maps: ['payload'] },
  { table: 'logged_requests', of: 'true', texts: ['path'] },
];

const TABLES = [...ERASED.map(({ table }) => table), 'outgoing_webhook_attempts'];

/** Tables that the operator's functions could not change before. */
const OPENED = TABLES.filter(
  (table) => !/^(domain_events|event_deliveries|webhook_deliveries|outgoing_webhooks|logged_requests)$/.test(table),
);

/**
 * A customer can be erased: the contact data goes, the books stay. Texts that people wrote about it lie in tables that are only added to, which is why a function of
 * the operator's role takes the words out. It works within the scope of the transaction, as the row policies do.
 */
export class CustomerErasure1700000003980 implements MigrationInterface {
  name = 'CustomerErasure1700000003980';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers add column erased_at timestamptz(3)');
    await runner.query(`grant select, update on ${OPENED.join(', ')} to ${OPERATOR_ROLE}`);
    for (const table of TABLES) {
      await runner.query(`create policy ${table}_erasure on ${table} to ${OPERATOR_ROLE} using (true)`);
    }
    await runner.query(`
      create function ${WITHOUT_WORDS.replace('jsonb, text', 'value jsonb, words text')} returns jsonb
      language plpgsql immutable set search_path = public, pg_temp as $$
      begin
        if jsonb_typeof(value) = 'string' then return to_jsonb(regexp_replace(value #>> '{}', words, '[erased]', 'gi')); end if;
        if jsonb_typeof(value) = 'object' then
          return (select coalesce(jsonb_object_agg(m.key, without_words(m.value, words)), '{}') from jsonb_each(value) m);
        end if;
        return value;
      end $$`);
    await runner.query(`
      create function ${ERASE_TEXTS.replace('text, text', 'customer text, words text')} returns void
      language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare
        tenant constant text := current_setting('remit.tenant_id');
        environment constant text := current_setting('remit.environment_id');
        bills text[]; paid text[]; facts text[];
      begin
        bills := array(select i.id from invoices i where i.tenant_id = tenant and i.environment_id = environment and i.customer_id = customer);
        paid := array(select p.id from payments p where p.tenant_id = tenant and p.environment_id = environment and p.invoice_id = any (bills));
        facts := array(
          select e.id from domain_events e where e.tenant_id = tenant and e.environment_id = environment
            and (e.invoice_id = any (bills) or e.payment_id = any (paid) or e.payload ->> 'customer_id' = customer));
        -- What a receiver answered repeats what it was sent.
        update outgoing_webhook_attempts r set response_body = null, error = null
        where r.tenant_id = tenant and r.environment_id = environment and (r.response_body is not null or r.error is not null)
          and r.outgoing_webhook_id in (
            select m.id from outgoing_webhooks m where m.tenant_id = tenant and m.environment_id = environment and m.event_id = any (facts));
        if words = '' then return; end if;
        ${ERASED.map(statement).join(';\n        ')};
      end $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    for (const signature of [WITHOUT_WORDS, ERASE_TEXTS]) {
      await runner.query(`alter function ${signature} owner to ${OPERATOR_ROLE}`);
      await runner.query(`revoke all on function ${signature} from public`);
    }
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`grant execute on function ${ERASE_TEXTS} to ${APPLICATION_ROLE}`);
  }

  /** Others of the operator's functions read these tables too, so that the right to read stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${ERASE_TEXTS}`);
    await runner.query(`drop function ${WITHOUT_WORDS}`);
    for (const table of TABLES) await runner.query(`drop policy ${table}_erasure on ${table}`);
    await runner.query(`revoke update on ${OPENED.join(', ')} from ${OPERATOR_ROLE}`);
    await runner.query('alter table customers drop column erased_at');
  }
}

/** Members of events and evidence that hold ids, words of a state or amounts stay: of an event only what is written for people is changed. */
function statement({ table, of, texts = [], maps = [] }: Erased): string {
  const written = (column: string) =>
    column === 'payload'
      ? `r.payload || (select coalesce(jsonb_object_agg(m.key, without_words(m.value, words)), '{}') from jsonb_each(r.payload) m
                       where m.key in ('reason', 'summary', 'ours', 'nomods', 'message', 'error_message'))`
      : `without_words(r.${column}, words)`;
  const sets = [
    ...texts.map((column) => `${column} = regexp_replace(r.${column}, words, '[erased]', 'gi')`),
    ...maps.map((column) => `${column} = ${written(column)}`),
  ];
  const holds = [...texts, ...maps].map((column) => `r.${column}::text ~* words`).join(' or ');
  return `update ${table} r set ${sets.join(', ')} where r.tenant_id = tenant and r.environment_id = environment and (${of}) and (${holds})`;
}
