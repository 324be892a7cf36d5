import { tokenOf } from '@remit/database';
import type { RemoteObjects } from '../harness/gateway';
import type { Inspector } from '../harness/postgres';
import type { Subject } from './flow';

/** Events that may be published only once. The others report attempts, which a crash may repeat. */
const ONCE = [
  'invoice.finalized',
  'invoice.synced',
  'invoice.voided',
  'customer.synced',
  'payment.created',
  'payment.pending',
  'payment.succeeded',
  'payment.voided',
  'payment.refunded',
];

/**
 * The complete result of a flow for one invoice, here and at Nomod, without ids and times. It is equal after every
 * crash.
 */
export async function endState(
  inspector: Inspector,
  remote: RemoteObjects,
  { invoiceId, customerId, chargeId }: Subject,
) {
  const [row] = await inspector.rows<{ state: EndState }>(END_STATE, [invoiceId, customerId, ONCE]);
  if (!row) throw new Error(`Invoice ${invoiceId} is gone`);
  const { ids, number, email, ...local } = row.state;
  const tokens = ids.map(tokenOf);
  return {
    ...local,
    remote: {
      links: remote.links
        .filter(({ first_title: title, note }) => tokens.some((token) => `${title} ${note}`.includes(token)))
        // The payer must not see a title that still contains the token.
        .map(({ status, title }) => [status, tokens.some((token) => title.includes(token)) ? 'with token' : 'final'])
        .sort(),
      invoices: remote.invoices
        .filter((invoice) => number !== null && invoice.invoice_number === number)
        .map(({ status }) => status),
      charges: remote.charges.filter(({ id }) => id === chargeId).map((charge) => [charge.status, charge.refund_total]),
      customers: remote.customers.filter((customer) => customer.email !== null && customer.email === email).length,
    },
  };
}

interface EndState {
  [part: string]: unknown;
  /** Ids that identify our objects at Nomod. */
  ids: string[];
  number: string | null;
  email: string | null;
}

const END_STATE = `
  with subject as (select $1::text as invoice_id, $2::text as customer_id),
  own_payments as (select p.* from payments p, subject where p.invoice_id = subject.invoice_id)
  select jsonb_build_object(
    'ids', (select coalesce(jsonb_agg(id), '[]') from own_payments),
    'number', (select number from invoices where id = $1),
    'email', (select external_id || '@example.com' from customers where id = $2),
    'invoice', (select jsonb_build_array(status, payment_status, amount_due_minor, amount_paid_minor, amount_remaining_minor,
        overpaid_minor, refunded_minor) from invoices where id = $1),
    'payments', (select jsonb_agg(jsonb_build_array(payment_status, link_state, captured_minor, extras_minor, refunded_minor, error_code,
        gateway_tracking_id is not null, payment_url is not null) order by id) from own_payments),
    'charges', (select jsonb_agg(jsonb_build_array(c.state, c.facts ->> 'status') order by c.id)
        from charges c join own_payments p on p.id = c.payment_id),
    'refunds', (select jsonb_agg(jsonb_build_array(r.state, r.amount_minor) order by r.id)
        from payment_refunds r join own_payments p on p.id = r.payment_id),
    'attention', (select jsonb_agg(kind order by kind) from attention_items where status = 'open'
        and (invoice_id = $1 or payment_id in (select id from own_payments))),
    'ledger', (select jsonb_agg(jsonb_build_array(t.kind, e.account, e.amount_minor) order by t.kind, e.account, e.amount_minor)
        from ledger_transactions t join ledger_entries e on e.transaction_id = t.id where t.invoice_id = $1),
    'sync', (select jsonb_agg(jsonb_build_array(state, nomod_invoice_status, last_error_code)) from invoice_syncs where id = $1),
    'mappings', (select count(*) from customer_mappings where customer_id = $2),
    'operations', (select jsonb_agg(jsonb_build_array(kind, state) order by kind) from remote_operations
        where subject_id in (select id from own_payments union select $1 union select $2)
           or subject_id like $1 || '%'),
    'deliveries', (select jsonb_agg(distinct result) from webhook_deliveries where invoice_id = $1),
    'answers', (select jsonb_agg(jsonb_build_array(state, status)) from idempotency_keys where key = 'key-' || $1),
    'published', (select jsonb_object_agg(type, n) from (
        select type, count(*) as n from domain_events
        where type = any ($3) and (invoice_id = $1 or payment_id in (select id from own_payments)) group by type) facts),
    'waiting', (select count(*) from event_deliveries d join domain_events e on e.id = d.event_id
        where d.status <> 'done' and not d.standing and e.invoice_id = $1)
  ) as state from subject`;
