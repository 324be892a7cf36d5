-- Spreads the tables over the servers of a Citus cluster, all rows of one tenant on one server. Run it once, on an empty
-- database that `npx remit migrate` has prepared. Made from the schema and checked by test/contract/distribution.
--
-- account_charges is distributed by the charge: two tenants may share a Nomod account, and a charge is booked once.
-- gateway_budgets and migrations hold nothing of a tenant and stay on the coordinator.
-- Functions of the operator's role read all tenants: they run on the coordinator.
select create_distributed_table('tenants', 'tenant_id', colocate_with => 'none');
select create_distributed_table('account_charges', 'id', colocate_with => 'none');
select create_distributed_table('account_neighbours', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('account_sweeps', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('approvals', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('attention_items', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('audit_log_entries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('business_profiles', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('charges', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('connection_watches', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('connections', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('console_sessions', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('credit_notes', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('customer_mappings', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('customers', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('domain_events', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('email_settings', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('emails', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('encryption_keys', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('event_deliveries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('event_interest', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('finished_sign_ins', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('foreign_links', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('former_nomod_invoices', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('gateway_troubles', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('idempotency_keys', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invoice_charge_claims', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invoice_number_counters', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invoice_syncs', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invoices', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('ledger_transactions', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('letters', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('listed_differences', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('logged_requests', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('lost_objects', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('outgoing_webhook_attempts', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('outgoing_webhooks', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('passkeys', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('payment_attempts', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('payment_refunds', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('payments', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('recoveries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('rejected_deliveries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('reminder_plans', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('reminder_subscriptions', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('remote_operations', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('return_addresses', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('sign_in_guesses', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('user_identities', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('users', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('webhook_deliveries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('webhook_endpoints', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('environments', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invoice_lines', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('ledger_entries', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('people_rules', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('api_keys', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('invitations', 'tenant_id', colocate_with => 'tenants');
select create_distributed_table('memberships', 'tenant_id', colocate_with => 'tenants');
