import { randomBytes } from 'node:crypto';
import { tokenOf } from '@remit/database';
import { eventually } from '../../support/probe';
import type { RemoteObjects } from '../harness/gateway';
import { call } from '../harness/http';
import type { Inspector } from '../harness/postgres';
import type { Tenant } from '../harness/tenant';
import type { Flow, Subject } from './flow';

const SWEEP = 'sweep-account-when-connection-published';

const PATIENCE_MS = 30_000;

/** A link was paid and no event was sent. The sweep of the account finds the payment. */
export const sweep: Flow = {
  name: 'sweep',
  syncs: false,
  comesRound: SWEEP,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    const { id, linkId, payment } = await tenant.createPayable(customerId);
    return { invoiceId: id, customerId, linkId, paymentId: payment.id };
  },
  async ask(tenant, { linkId = '' }, { gateway, inspector }) {
    const { links } = await gateway.objects(tenant.nomodKey);
    const isPaid = links.some(({ id, payments }) => id === linkId && payments !== 0);
    if (!isPaid) await gateway.payLink(linkId, { silent: true });
    await inspector.rows(`update event_deliveries set due_at = now() where subscriber = $1 and status = 'pending'`, [
      SWEEP,
    ]);
    return untilAtRest(inspector, tenant);
  },
};

/** A caller probes the account at Nomod: one link is made and disabled. */
export const probe: Flow = {
  name: 'probe',
  syncs: false,
  /** Each subject gets its own connection, with another key of the account. */
  async prepare(tenant, gateway) {
    const key = `sk_test_${randomBytes(9).toString('hex')}`;
    await gateway.control('POST', `/accounts/${tenant.nomodKey}/keys`, { key });
    const connection = { name: key, provider_type: 'nomod', status: 'published', api_key: key };
    const { id } = await tenant.expectOk<{ id: string }>('POST', '/connections', connection);
    return { invoiceId: '', customerId: '', connectionId: id };
  },
  async ask(tenant, { connectionId }) {
    const path = `/connections/${connectionId}/probe`;
    return (await tenant.call('POST', path, { body: {}, timeoutMs: 10_000 })).status;
  },
  endState: probed,
};

/**
 * Waits until the recurring work is done or the server has ended.
 * @returns the status that a caller would see
 */
async function untilAtRest(inspector: Inspector, tenant: Tenant): Promise<number> {
  // `/livez` does not query the database. The server's statements are counted, so a query would change the count.
  const look = async () => {
    const { status } = await call('GET', `${tenant.server.url}/livez`, { timeoutMs: 5_000 });
    return status === 200 && !(await isAtRest(inspector, SWEEP)) ? 'working' : status;
  };
  const seen = await eventually('the sweep to end, or its server', look, {
    until: (state) => state !== 'working',
    timeoutMs: PATIENCE_MS,
    intervalMs: 50,
  });
  return Number(seen);
}

/** Whether the work waits for its next run, which is hours away. */
export async function isAtRest(inspector: Inspector, subscriber: string): Promise<boolean> {
  const busy = `select count(*) from event_deliveries
    where subscriber = $1 and status = 'pending' and due_at < now() + interval '30 minutes'`;
  return (await inspector.count(busy, [subscriber])) === 0;
}

interface Probed {
  readonly id: string;
  readonly state: string;
  readonly answers: object;
  readonly habits: object;
  readonly operations: object;
}

/** Leaves out what differs between runs: the search delay, and the position among links made meanwhile. */
async function probed(inspector: Inspector, remote: RemoteObjects, { connectionId }: Subject): Promise<unknown> {
  const [row] = await inspector.rows<Probed>(PROBED, [connectionId]);
  if (!row) throw new Error(`Connection ${connectionId} is gone`);
  const { id, ...local } = row;
  const links = remote.links.filter(({ first_title }) => first_title.includes(tokenOf(id)));
  return { ...local, links: links.map(({ status }) => status) };
}

const PROBED = `
  select nomod_probe ->> 'id' as id, nomod_probe ->> 'state' as state,
    (nomod_probe -> 'answers') - array['search_delay', 'page_size', 'list_order'] as answers,
    (select jsonb_object_agg(key, value ->> 'answer') from jsonb_each(nomod_habits)
      where key not in ('search_delay', 'page_size', 'list_order')) as habits,
    (select jsonb_agg(jsonb_build_array(o.kind, o.state)) from remote_operations o
      where o.connection_id = c.id and o.kind = 'probe') as operations
  from connections c where c.id = $1`;
