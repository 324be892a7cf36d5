-- Undoes the baseline. The roles stay, because they belong to the whole server. The extensions stay, because other
-- programs may use them.
drop function
  erase_texts, without_words_in, without_words,
  habit_gauges, sweep_gauges, operator_gauges,
  prune_emails, prune_outgoing_webhooks, prune_webhook_deliveries, store_webhook_deliveries,
  connections_of_account, gateway_budget, lease_gateway_calls,
  emails_of_last_hour, invoices_like, customers_like,
  prune_request_log, prune_idempotency_keys,
  reseal_event, redrive_event_delivery, scope_of_dead_event_delivery, dead_event_deliveries, event_backlog,
  look_for_due_deliveries, release_event_leases, extend_event_leases, claim_event_deliveries,
  prune_events, store_events,
  count_of_tenants, tenants_of_installation, every_environment;

drop table
  encryption_keys, console_sessions, finished_sign_ins,
  invitations, memberships, passkeys, people_rules, sign_in_guesses, user_identities, users,
  business_profiles,
  reminder_subscriptions, reminder_plans, email_settings, emails, letters,
  outgoing_webhook_attempts, outgoing_webhooks, webhook_endpoints,
  foreign_links, rejected_deliveries, webhook_deliveries,
  attention_items,
  account_neighbours,
  lost_objects, recoveries, listed_differences, payment_refunds,
  account_charges, charges, payment_attempts, payments,
  return_addresses, former_nomod_invoices, invoice_charge_claims, customer_mappings, invoice_syncs,
  ledger_entries, ledger_transactions,
  credit_notes, invoice_number_counters, invoice_lines, invoices,
  gateway_budgets, remote_operations,
  gateway_troubles, account_sweeps, connection_watches, connections,
  customers,
  logged_requests, audit_log_entries, approvals, idempotency_keys,
  event_interest, event_deliveries, domain_events,
  api_keys, environments, tenants;

drop function refuse_unbalanced_ledger_transaction, new_page_key, chain_audit_log_entry;

revoke usage on schema public from remit_app, remit_operator;
