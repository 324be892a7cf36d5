import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { call } from '../harness/http';
import { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, Tenant } from '../harness/tenant';
import { must, mustEqual, type Round, type Scenario } from '../scenario';

interface Stage {
  readonly app: AppProcess;
  readonly tenant: Tenant;
  readonly customer: string;
  readonly gateway: Gateway;
  readonly inspector: Inspector;
}

/** Events that happen in the wrong order or simultaneously. */
export const races: Scenario = {
  name: 'races',
  title: 'Order and races: the result depends on the facts, not on who came first',
  async run(round) {
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const databaseUrl = await postgres.createDatabase('races');
    const inspector = new Inspector(databaseUrl);
    const env = { NOMOD_TIMEOUT_MS: '3000', OUTCOME_LOOKUP_SECONDS: '0.5' };
    const hearing = await AppProcess.start({ databaseUrl, nomodUrl: gateway.url, env });
    const newcomer = await Tenant.create(hearing);
    const common = { customer: await newcomer.createCustomer(), gateway, inspector };
    await paidBeforeCommit(round, { ...common, app: hearing, tenant: newcomer });
    await chargeNotThereYet(round, { ...common, app: hearing, tenant: newcomer });
    await hearing.stop();

    // Polls are enabled from here on. Earlier, they would have found the payments before the events did.
    const polling = { ...env, POLL_INTERVAL_SECONDS: '0.5' };
    const app = await AppProcess.start({ databaseUrl, nomodUrl: gateway.url, env: polling });
    const tenant = newcomer.at(app);
    const stage = { ...common, app, tenant };
    await everyWayAtOnce(round, stage);
    await voidAgainstPay(round, stage);
    await round.holds('the audit is ok', () => tenant.mustPassAudit());
    await app.stop();
    await inspector.close();
    await postgres.remove();
  },
};

/** Nomod has made the link, and a payer pays it before Nomod's answer arrives. */
async function paidBeforeCommit(round: Round, { tenant, customer, gateway, inspector }: Stage): Promise<void> {
  const invoices = await inParallel(Array.from({ length: round.size(5, 30) }), 4, () =>
    tenant.createFinalized(customer),
  );
  await gateway.control('POST', '/faults', {
    operation: 'create_link',
    kind: 'timeout_after',
    ms: 1_500,
    times: invoices.length,
  });
  const asked = invoices.map((invoice) => tenant.call('POST', '/payments', { body: tenant.linkRequest(invoice) }));
  const links = await eventually('the links to exist at Nomod', () => openLinks(gateway, tenant), {
    until: (found) => found.length === invoices.length,
  });
  await inParallel(links, 5, async (link) => {
    const charge = await gateway.payLink(link);
    mustEqual(
      await sendSigned(tenant, chargeEvent(randomUUID(), 'charge.completed', charge)),
      200,
      'answer to an early event',
    );
  });
  await Promise.all(asked);
  await gateway.control('DELETE', '/faults');
  await round.holds('an event before our own commit of the link: kept and applied once the link is known', () =>
    allPaidOnce(inspector, invoices),
  );
}

async function openLinks(gateway: Gateway, tenant: Tenant): Promise<string[]> {
  const { links } = await gateway.objects(tenant.nomodKey);
  return links.filter(({ status }) => status === 'enabled').map(({ id }) => id);
}

/** Nomod announces a charge that its API does not return yet. */
async function chargeNotThereYet(round: Round, { tenant, customer, gateway, inspector }: Stage): Promise<void> {
  const { id, linkId } = await tenant.createPayable(customer);
  await gateway.control('PATCH', `/accounts/${tenant.nomodKey}/options`, { charge_lag_ms: 2_000 });
  const charge = await gateway.payLink(linkId);
  const status = await sendSigned(tenant, chargeEvent(randomUUID(), 'charge.completed', charge));
  await round.holds('a charge that answers 404 at first: taken in, tried again, applied', async () => {
    mustEqual(status, 200, 'answer to the event');
    await allPaidOnce(inspector, [id]);
  });
  await gateway.control('PATCH', `/accounts/${tenant.nomodKey}/options`, { charge_lag_ms: 0 });
}

/** Three events, two relays, five checks and the poll concern the same charge. */
async function everyWayAtOnce(round: Round, { tenant, customer, gateway, inspector, app }: Stage): Promise<void> {
  const invoices = await inParallel(Array.from({ length: round.size(10, 60) }), 4, () =>
    tenant.createPayable(customer),
  );
  await inParallel(invoices, 5, async ({ linkId, payment }) => {
    const charge = await gateway.payLink(linkId);
    const ways = [
      ...[1, 2, 3].map(() => () => sendSigned(tenant, chargeEvent(randomUUID(), 'charge.completed', charge))),
      ...[1, 2].map(() => async () => (await relay(tenant, charge)).status),
      ...[1, 2, 3, 4, 5].map(
        () => async () => (await tenant.call('POST', `/payments/${payment.id}/check`, { body: {} })).status,
      ),
    ];
    const statuses = await Promise.all(round.random.shuffled(ways).map((way) => way()));
    const bad = statuses.filter((status) => status < 200 || status > 299);
    if (bad.length > 0) round.fail('every way is answered 2xx', bad.join());
  });
  await settled(app);
  await round.holds('one charge by event, relay, poll and check at once: credited once', () =>
    allPaidOnce(
      inspector,
      invoices.map(({ id }) => id),
    ),
  );
}

async function relay(tenant: Tenant, chargeId: string) {
  return call('POST', tenant.webhookUrl, { body: { id: chargeId }, headers: { 'x-api-key': tenant.webhookSecret } });
}

/** The invoice is voided while the payer pays. */
async function voidAgainstPay(round: Round, stage: Stage): Promise<void> {
  const { tenant, customer, gateway, inspector, app } = stage;
  const invoices = await inParallel(Array.from({ length: round.size(10, 60) }), 4, () =>
    tenant.createPayable(customer),
  );
  let voided = 0;
  const outcomes = await inParallel(invoices, 5, async ({ id, linkId }) => {
    const headStart = round.random.between(-120, 60);
    const pay = async () => {
      const paid = await gateway.payLink(linkId).catch(() => undefined);
      if (paid) await sendSigned(tenant, chargeEvent(randomUUID(), 'charge.completed', paid));
      return paid;
    };
    const [answer, charge] = await Promise.all([
      pause(Math.max(0, headStart)).then(() => tenant.call('POST', `/invoices/${id}/void`, { body: {} })),
      pause(Math.max(0, -headStart)).then(pay),
    ]);
    if (answer.status === 200) voided += 1;
    return { id, charge, status: answer.status };
  });
  await settled(app);
  await round.holds('void against pay: one of them wins, and no money is forgotten', async () => {
    for (const { id, charge, status } of outcomes) {
      must(status === 200 || status === 400 || status === 409, `void was answered ${status}`);
      if (charge)
        await eventually('the money to be recorded', () => isRecorded(inspector, charge), { timeoutMs: 30_000 });
      const [invoice] = await inspector.rows<{ status: string; paid: string }>(
        'select status, amount_paid_minor as paid from invoices where id = $1',
        [id],
      );
      mustEqual(invoice?.status, status === 200 ? 'voided' : 'finalized', 'invoice status');
      if (status === 200 && charge)
        must(await isInAttention(inspector, charge), 'money for a voided invoice is in attention');
    }
  });
  const both = outcomes.filter(({ charge, status }) => charge && status === 200).length;
  round.measured(
    `void against pay: ${voided} voided, ${invoices.length - voided} refused, ${both} both (in attention)`,
  );
}

const isRecorded = async (inspector: Inspector, charge: string): Promise<boolean> =>
  (await inspector.count(`select count(*) from ledger_transactions where charge_id = $1 and kind = 'payment'`, [
    charge,
  ])) === 1;

const isInAttention = async (inspector: Inspector, charge: string): Promise<boolean> =>
  (await inspector.count('select count(*) from attention_items where charge_id = $1', [charge])) > 0;

async function allPaidOnce(inspector: Inspector, invoices: string[]): Promise<void> {
  const paid = `select
    (select count(*) from invoices where id = any ($1) and payment_status = 'succeeded' and amount_paid_minor = 10000) as paid,
    (select count(*) from ledger_transactions where invoice_id = any ($1) and kind = 'payment') as booked`;
  const expected = [{ paid: `${invoices.length}`, booked: `${invoices.length}` }];
  await eventually('every invoice to be paid once', () => inspector.rows(paid, [invoices]), {
    until: ([row]) => row?.paid === `${invoices.length}`,
    timeoutMs: 60_000,
    intervalMs: 100,
  });
  mustEqual(await inspector.rows(paid, [invoices]), expected, 'paid and booked');
}
