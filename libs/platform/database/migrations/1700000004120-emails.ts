import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPERATOR_ROLE } from '../roles';
import { rewriteFunction } from './rewrite-function';
import { isolateByTenant } from './tenant-isolation';

const STORE_EVENTS = 'store_events(json)';
const PRUNE_MESSAGES = 'prune_messages(text, text, integer)';

/** A circumstance of subscribers: some e-mail is sent by itself in this environment. */
const ALWAYS = 'else true end';
const EMAILS_ARE_ON = `when 'emails_are_on' then coalesce((
              select s.send_invoices or s.send_receipts or cardinality(s.reminder_days) > 0 from email_settings s
              where s.tenant_id = tenant and s.environment_id = environment limit 1), false)
            ${ALWAYS}`;

const COUNTED = 'select (select count(*) from old_messages)';
const WITH_EMAILS = `, old_emails as (
          delete from emails m using environments e cross join lateral (
            select o.id from emails o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'eml_' || oldest_kept_ulid
              and o.status not in ('queued', 'sending')
            order by o.id limit most for update skip locked) old
          where m.tenant_id = e.tenant_id and m.environment_id = e.id and m.id = old.id returning 1
        )
        select (select count(*) from old_emails) + (select count(*) from old_messages)`;

/** E-mails to payers, each with what became of it; what is sent by itself; who wants no reminders. */
export class Emails1700000004120 implements MigrationInterface {
  name = 'Emails1700000004120';

  async up(runner: QueryRunner): Promise<void> {
    await this.setLanes(runner, ['local', 'gateway', 'webhook', 'email']);
    await runner.query(`
      create table emails (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        customer_id text not null,
        kind text not null,
        occasion text not null,
        language text not null,
        content text not null,
        amount_minor bigint,
        status text not null,
        attempts integer not null,
        last_answer text,
        created_by text not null,
        created_at timestamptz(3) not null,
        next_attempt_at timestamptz(3),
        finished_at timestamptz(3),
        constraint emails_pkey primary key (tenant_id, environment_id, id),
        constraint emails_kind check (kind in ('invoice', 'reminder', 'receipt', 'refund')),
        constraint emails_status check (status in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled')),
        constraint emails_language check (language in ('en', 'ar'))
      )`);
    await runner.query(
      `create unique index emails_occasion on emails (tenant_id, environment_id, invoice_id, occasion)`,
    );
    await isolateByTenant(runner, 'emails', ['select', 'insert', 'update']);
    await runner.query(`
      create table email_settings (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        send_invoices boolean not null,
        send_receipts boolean not null,
        reminder_days integer[] not null,
        quiet_from integer not null,
        quiet_until integer not null,
        reply_to text,
        updated_at timestamptz(3) not null,
        constraint email_settings_pkey primary key (tenant_id, environment_id, id),
        constraint email_settings_hours check (quiet_from between 1 and 24 and quiet_until between 0 and 23 and quiet_until < quiet_from)
      )`);
    await isolateByTenant(runner, 'email_settings', ['select', 'insert', 'update']);
    await runner.query(`
      create table reminder_plans (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        version integer not null,
        constraint reminder_plans_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'reminder_plans', ['select', 'insert', 'update']);
    await runner.query(`
      create table reminder_subscriptions (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        page_key text not null,
        ended_at timestamptz(3),
        constraint reminder_subscriptions_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(
      `create unique index reminder_subscriptions_page on reminder_subscriptions (tenant_id, environment_id, page_key)`,
    );
    await isolateByTenant(runner, 'reminder_subscriptions', ['select', 'insert', 'update']);
    await rewriteFunction(runner, STORE_EVENTS, [[ALWAYS, EMAILS_ARE_ON]]);
    await runner.query(`grant select, update, delete on emails to ${OPERATOR_ROLE}`);
    await runner.query(`create policy emails_pruning on emails to ${OPERATOR_ROLE} using (true)`);
    await rewriteFunction(runner, PRUNE_MESSAGES, [[COUNTED, WITH_EMAILS]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunction(runner, PRUNE_MESSAGES, [[WITH_EMAILS, COUNTED]]);
    await rewriteFunction(runner, STORE_EVENTS, [[EMAILS_ARE_ON, ALWAYS]]);
    for (const table of ['reminder_subscriptions', 'reminder_plans', 'email_settings', 'emails'])
      await runner.query(`drop table ${table}`);
    await runner.query(`delete from event_deliveries where lane = 'email'`);
    await this.setLanes(runner, ['local', 'gateway', 'webhook']);
  }

  /** What is stored keeps to it: every delivery is written with a lane that was known before. */
  private async setLanes(runner: QueryRunner, lanes: readonly string[]): Promise<void> {
    await runner.query(`
      alter table event_deliveries
        drop constraint event_deliveries_lane,
        add constraint event_deliveries_lane check (lane in ('${lanes.join("', '")}'))`);
  }
}
