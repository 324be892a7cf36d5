-- Owner: apps/api/erasure. Erases a customer: contact data is removed, the books stay. Texts about the customer are in
-- append-only tables, so a function of the operator's role removes the words.
-- It works within the scope of the transaction, as the row policies do.

-- Replaces the words (a regular expression) in a text.
create function without_words(value text, words text) returns text
language sql immutable set search_path = public, pg_temp as $$
  select regexp_replace(value, words, '[erased]', 'gi')
$$;
select pg_temp.give_to_operator('without_words');

-- Replaces the words in every text of a JSON value.
create function without_words_in(value jsonb, words text) returns jsonb
language plpgsql immutable set search_path = public, pg_temp as $$
begin
  if jsonb_typeof(value) = 'string' then return to_jsonb(without_words(value #>> '{}', words)); end if;
  if jsonb_typeof(value) = 'object' then
    return (select coalesce(jsonb_object_agg(m.key, without_words_in(m.value, words)), '{}') from jsonb_each(value) m);
  end if;
  return value;
end $$;
select pg_temp.give_to_operator('without_words_in');

-- Removes the words from all texts about a customer. Ids, states and amounts stay: in an event, only texts for people
-- are changed.
create function erase_texts(customer text, words text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  tenant constant text := current_setting('remit.tenant_id');
  environment constant text := current_setting('remit.environment_id');
  bills text[];
  paid text[];
  facts text[];
begin
  bills := array(
    select i.id from invoices i
    where i.tenant_id = tenant and i.environment_id = environment and i.customer_id = customer);
  paid := array(
    select p.id from payments p
    where p.tenant_id = tenant and p.environment_id = environment and p.invoice_id = any (bills));
  facts := array(
    select e.id from domain_events e
    where e.tenant_id = tenant and e.environment_id = environment
      and (e.invoice_id = any (bills) or e.payment_id = any (paid)
        or (e.type in ('customer.created', 'customer.updated', 'customer.synced')
          and e.payload ->> 'customer_id' = customer)));

  -- What a receiver answered repeats what it was sent.
  update outgoing_webhook_attempts r set response_body = null, error = null
  where r.tenant_id = tenant and r.environment_id = environment
    and (r.response_body is not null or r.error is not null)
    and r.outgoing_webhook_id in (
      select m.id from outgoing_webhooks m
      where m.tenant_id = tenant and m.environment_id = environment and m.event_id = any (facts));
  if words = '' then return; end if;

  update invoices r set
    description = without_words(r.description, words),
    billing_reason = without_words(r.billing_reason, words),
    void_reason = without_words(r.void_reason, words),
    metadata = without_words_in(r.metadata, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.id = any (bills)
    and (r.description ~* words or r.billing_reason ~* words or r.void_reason ~* words or r.metadata::text ~* words);
  update invoice_lines r set
    display_name = without_words(r.display_name, words),
    metadata = without_words_in(r.metadata, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.invoice_id = any (bills)
    and (r.display_name ~* words or r.metadata::text ~* words);
  update credit_notes r set
    reason = without_words(r.reason, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.invoice_id = any (bills)
    and r.reason ~* words;
  update invoice_syncs r set
    last_error = without_words(r.last_error, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.id = any (bills)
    and r.last_error ~* words;
  update payments r set
    reference_id = without_words(r.reference_id, words),
    error_message = without_words(r.error_message, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.id = any (paid)
    and (r.reference_id ~* words or r.error_message ~* words);
  update payment_refunds r set
    reason = without_words(r.reason, words),
    last_error = without_words(r.last_error, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.payment_id = any (paid)
    and (r.reason ~* words or r.last_error ~* words);
  update remote_operations r set
    last_error = without_words(r.last_error, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.subject_id = any (bills || paid || customer)
    and r.last_error ~* words;
  update gateway_troubles r set
    reason = without_words(r.reason, words)
  where r.tenant_id = tenant and r.environment_id = environment
    and (r.invoice_id = any (bills) or r.payment_id = any (paid))
    and r.reason ~* words;
  update attention_items r set
    summary = without_words(r.summary, words),
    note = without_words(r.note, words),
    ours = without_words_in(r.ours, words),
    nomods = without_words_in(r.nomods, words)
  where r.tenant_id = tenant and r.environment_id = environment
    and (r.invoice_id = any (bills) or r.payment_id = any (paid))
    and (r.summary ~* words or r.note ~* words or r.ours::text ~* words or r.nomods::text ~* words);
  update webhook_deliveries r set
    result_note = without_words(r.result_note, words)
  where r.tenant_id = tenant and r.environment_id = environment
    and (r.invoice_id = any (bills) or r.payment_id = any (paid))
    and r.result_note ~* words;
  update outgoing_webhooks r set
    last_error = without_words(r.last_error, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.event_id = any (facts)
    and r.last_error ~* words;
  update event_deliveries r set
    last_error = without_words(r.last_error, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.event_id = any (facts)
    and r.last_error ~* words;
  update domain_events r set
    payload = r.payload || (
      select coalesce(jsonb_object_agg(m.key, without_words_in(m.value, words)), '{}') from jsonb_each(r.payload) m
      where m.key in ('reason', 'summary', 'ours', 'nomods', 'message', 'error_message'))
  where r.tenant_id = tenant and r.environment_id = environment and r.id = any (facts)
    and r.payload::text ~* words;
  update logged_requests r set
    path = without_words(r.path, words)
  where r.tenant_id = tenant and r.environment_id = environment and r.path like '/api/v1/customers/external/%'
    and r.path ~* words;
end $$;
select pg_temp.give_to_operator('erase_texts');
grant execute on function erase_texts(text, text) to remit_app;
