/**
 * Names of all functions that may read across tenants. Adding one is a decision: its SQL calls
 * `pg_temp.let_logins_call`, and the README states its purpose. The role of units of work can call none of them.
 */
export type OperatorFunction =
  | 'claim_event_deliveries'
  | 'extend_event_leases'
  | 'release_event_leases'
  | 'look_for_due_deliveries'
  | 'event_backlog'
  | 'dead_event_deliveries'
  | 'scope_of_dead_event_delivery'
  | 'redrive_event_delivery'
  | 'reseal_event'
  | 'operator_gauges'
  | 'sweep_gauges'
  | 'habit_gauges'
  | 'prune_events'
  | 'prune_webhook_deliveries'
  | 'prune_outgoing_webhooks'
  | 'prune_emails'
  | 'prune_idempotency_keys'
  | 'prune_request_log'
  | 'every_environment'
  | 'tenants_of_installation'
  | 'count_of_tenants'
  | 'lease_gateway_calls'
  | 'gateway_budget';
