-- Owner: libs/features/emails. E-mails to payers, and settings for automatic e-mails.

-- content is encrypted. occasion: the reason. The unique index prevents a second e-mail for the same occasion.
create table emails (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  payment_id text,
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
  primary key (tenant_id, environment_id, id),
  constraint emails_kind check (kind in ('invoice', 'reminder', 'receipt', 'refund')),
  constraint emails_status
    check (status in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled')),
  constraint emails_language check (language in ('en', 'ar'))
);
-- E-mails to users of the console, such as invitations. about: what it is for. content is encrypted, and null once it
-- is over, because it contains a link that opens something.
create table letters (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  about text not null,
  content text,
  status text not null,
  attempts integer not null,
  last_answer text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  next_attempt_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (tenant_id, environment_id, id),
  constraint letters_status
    check (status in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled'))
);
create index letters_about on letters (tenant_id, about);
select pg_temp.isolate_by_tenant('letters');
grant select, insert, update on letters to remit_app;
create policy letters_operator on letters to remit_operator using (true);
grant select, update, delete on letters to remit_operator;

create unique index emails_occasion on emails (tenant_id, environment_id, invoice_id, occasion);
create index emails_by_hand on emails (tenant_id, created_at) where occasion like 'hand:%' or occasion like 'again:%';
create index emails_sent on emails (tenant_id, finished_at)
  where status = 'sent' and not (occasion like 'hand:%' or occasion like 'again:%');
select pg_temp.isolate_by_environment('emails');
grant select, insert, update on emails to remit_app;
create policy emails_operator on emails to remit_operator using (true);
grant select, update, delete on emails to remit_operator;

-- The newest e-mails of the current tenant in the last hour, in all its environments: how many, at most `most`, and
-- seconds until the oldest of these is an hour old. By hand: those that people requested. Otherwise: automatic ones that
-- were sent. Requests by hand of one tenant wait for each other, so that all of them are counted.
create function emails_of_last_hour(by_hand boolean, most integer, out counted integer, out seconds_left integer)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  tenant constant text := current_setting('remit.tenant_id');
  since constant timestamptz := statement_timestamp() - interval '1 hour';
  oldest timestamptz;
begin
  if by_hand then
    perform pg_advisory_xact_lock(hashtextextended('e-mails by hand of ' || tenant, 0));
    select count(*), min(e.created_at) into counted, oldest from (
      select created_at from emails
      where tenant_id = tenant and created_at > since and (occasion like 'hand:%' or occasion like 'again:%')
      order by created_at desc limit most) e;
  else
    select count(*), min(e.finished_at) into counted, oldest from (
      select finished_at from emails
      where tenant_id = tenant and status = 'sent' and finished_at > since
        and not (occasion like 'hand:%' or occasion like 'again:%')
      order by finished_at desc limit most) e;
  end if;
  seconds_left := coalesce(ceil(extract(epoch from oldest - since)), 0);
end $$;
select pg_temp.give_to_operator('emails_of_last_hour');
grant execute on function emails_of_last_hour(boolean, integer) to remit_app;

-- reminder_days: days after the due date on which reminders are sent.
create table email_settings (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  send_invoices boolean not null,
  send_receipts boolean not null,
  attach_pdf boolean not null,
  reminder_days integer[] not null,
  quiet_from integer not null,
  quiet_until integer not null,
  reply_to text,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint email_settings_hours
    check (quiet_from between 1 and 24 and quiet_until between 0 and 23 and quiet_until < quiet_from)
);
select pg_temp.isolate_by_environment('email_settings');
grant select, insert, update on email_settings to remit_app;

-- The version of the settings with which the reminders of an invoice were planned.
create table reminder_plans (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  version integer not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('reminder_plans');
grant select, insert, update on reminder_plans to remit_app;

-- Unsubscriptions from reminders.
create table reminder_subscriptions (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  page_key text not null,
  ended_at timestamptz(3),
  primary key (tenant_id, environment_id, id)
);
create unique index reminder_subscriptions_page on reminder_subscriptions (tenant_id, environment_id, page_key);
select pg_temp.isolate_by_environment('reminder_subscriptions');
grant select, insert, update on reminder_subscriptions to remit_app;

-- Removes finished e-mails and letters that are older than the oldest kept ULID.
create function prune_emails(oldest_kept_ulid text, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with removed as (
    delete from emails m using environments e cross join lateral (
      select o.id from emails o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'eml_' || oldest_kept_ulid
        and o.status not in ('queued', 'sending')
      order by o.id limit most for update skip locked) old
    where m.tenant_id = e.tenant_id and m.environment_id = e.id and m.id = old.id returning 1),
  removed_letters as (
    delete from letters m using environments e cross join lateral (
      select o.id from letters o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'let_' || oldest_kept_ulid
        and o.status not in ('queued', 'sending')
      order by o.id limit most for update skip locked) old
    where m.tenant_id = e.tenant_id and m.environment_id = e.id and m.id = old.id returning 1)
  select (select count(*) from removed) + (select count(*) from removed_letters)
$$;
select pg_temp.let_logins_call('prune_emails');
