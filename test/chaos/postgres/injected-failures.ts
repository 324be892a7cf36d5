import type { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled } from '../harness/tenant';
import { eventually } from '../../support/probe';
import { mustEqual, type Round } from '../scenario';
import type { Stage } from './trouble';

const TABLES = [
  'customers',
  'invoices',
  'payments',
  'charges',
  'webhook_deliveries',
  'ledger_transactions',
  'event_deliveries',
];

/**
 * One in this many writes fails. It exceeds the writes of our longest transaction; otherwise that would never
 * succeed.
 */
const EVERY = 17;

/**
 * Writes fail alternately with a serialization failure and a deadlock. Both roll the transaction back and call for a
 * retry.
 */
const WITH_FAILURES = `
  create sequence injected_failures;
  create function inject_failure() returns trigger language plpgsql security definer set search_path = public as $$
  declare turn bigint := nextval('injected_failures');
  begin
    if turn % ${EVERY} = 0 then
      raise exception 'injected' using errcode = case when turn % 2 = 0 then '40001' else '40P01' end;
    end if;
    return new;
  end $$;
  ${TABLES.map((table) => `create trigger inject before insert or update on ${table} for each statement execute function inject_failure();`).join('\n  ')}`;

const NO_FAILURES = `${TABLES.map((table) => `drop trigger inject on ${table};`).join(' ')} drop function inject_failure(); drop sequence injected_failures;`;

/** Runs the whole main flow while writes of PostgreSQL fail repeatedly. */
export async function injectFailures(round: Round, { inspector, tenant, app }: Stage, gateway: Gateway): Promise<void> {
  const count = round.size(20, 200);
  const customer = await tenant.createCustomer();
  const drafts = await inParallel(Array.from({ length: count }), 8, () => tenant.createDraft(customer));
  await inspector.rows(WITH_FAILURES);
  const refusals = new Set<number>();
  const insist = (what: string, work: () => Promise<number>) =>
    eventually(what, work, {
      until: (status) => {
        if (status < 200 || status > 299) refusals.add(status);
        return status >= 200 && status < 300;
      },
      timeoutMs: 60_000,
    });
  const post = (path: string, key: string, body: object) => async () =>
    (await tenant.call('POST', path, { body, headers: { 'idempotency-key': key } })).status;

  await inParallel(drafts, 8, async (id) => {
    await insist('finalize', post(`/invoices/${id}/finalize`, `finalize-${id}`, {}));
    await insist('a payment link', post('/payments', `pay-${id}`, tenant.linkRequest(id)));
  });
  const links = await inspector.rows<{ link: string }>(
    'select gateway_tracking_id as link from payments where invoice_id = any ($1)',
    [drafts],
  );
  await inParallel(links, 8, async ({ link }) => {
    const charge = await gateway.payLink(link);
    await insist('a delivery', () => sendSigned(tenant, chargeEvent(`msg_${charge}`, 'charge.completed', charge)));
  });
  await settled(app);
  const [{ failures } = { failures: '0' }] = await inspector.rows<{ failures: string }>(
    `select last_value / ${EVERY} as failures from injected_failures`,
  );
  await inspector.rows(NO_FAILURES);

  await round.holds('writes failing: everything is done once all the same', async () => {
    const done = `select
      (select count(*) from payments where invoice_id = any ($1) and payment_status = 'succeeded') as settled,
      (select count(*) from payments where invoice_id = any ($1)) as payments,
      (select count(*) from ledger_transactions where invoice_id = any ($1) and kind = 'payment') as booked`;
    mustEqual(await inspector.rows(done, [drafts]), [
      { settled: `${count}`, payments: `${count}`, booked: `${count}` },
    ]);
  });
  await round.holds('writes failing: callers see nothing worse than "try again"', () =>
    mustEqual(
      [...refusals].filter((status) => ![409, 503].includes(status)),
      [],
      'statuses',
    ),
  );
  round.measured(
    `${count} invoices finalized, linked and paid through ${failures} injected serialization failures and deadlocks`,
  );
}
