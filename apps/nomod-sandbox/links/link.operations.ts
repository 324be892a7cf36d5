import { missing, refuse } from '../errors';
import type { Call, Operation } from '../http/call';
import { page } from '../http/paging';
import { oddView } from '../oddities/oddity';
import { listed } from '../store/listed';
import { pick } from '../store/pick';
import { isFoundBy } from '../store/search';
import { archiveLink, createLink, editLink, linkStatus, linkView, type Link } from './link';

const view = (call: Call, link: Link) =>
  linkView(call.account, link, call.sandbox.publicUrl, call.sandbox.store.nowAt(call.account));

export const linkOperations: Operation[] = [
  {
    name: 'list_links',
    method: 'get',
    path: '/v1/links',
    handle: (call) =>
      page(call, listed(call, call.account.links).filter(matches(call)), (link) =>
        oddView(link, 'lists', view(call, link)),
      ),
  },
  {
    name: 'create_link',
    method: 'post',
    path: '/v1/links',
    handle: (call) => {
      const link = createLink(call.account, call.body, call.sandbox.store.nowAt(call.account));
      return { status: 201, body: view(call, link) };
    },
  },
  {
    name: 'get_link',
    method: 'get',
    path: '/v1/links/:id',
    handle: (call) => {
      const link = live(call);
      return { status: 200, body: oddView(link, 'reads', view(call, link)) };
    },
  },
  {
    name: 'edit_link',
    method: 'patch',
    path: '/v1/links/:id/edit',
    handle: (call) => {
      const link = live(call);
      editLink(call.account, link, call.body, call.sandbox.store.nowAt(call.account));
      return { status: 200, body: view(call, link) };
    },
  },
  {
    name: 'delete_link',
    method: 'delete',
    path: '/v1/links/:id/delete',
    handle: (call) => {
      archiveLink(stored(call));
      return { status: 200, body: { message: 'Link deleted.' } };
    },
  },
];

function matches(call: Call): (link: Link) => boolean {
  const { id, reference_id, currency, customer_id, status, search } = call.query;
  if (status !== undefined && !['enabled', 'disabled', 'expired'].includes(status)) {
    throw refuse('invalid_status', `"${status}" is not a valid status.`);
  }
  const now = call.sandbox.store.nowAt(call.account);
  const ignoresStatus = call.account.options.status_filter === 'ignored';
  return (link) =>
    !link.archived &&
    // Links made by the API belong to no customer.
    customer_id === undefined &&
    (id === undefined || link.body.id === id) &&
    (reference_id === undefined || link.body.reference_id === reference_id) &&
    (currency === undefined || link.body.currency === currency) &&
    (status === undefined || ignoresStatus || linkStatus(link, now) === status) &&
    isFoundBy(call.account, link.body, search);
}

function stored(call: Call): Link {
  const link = pick(call.account.links, call.params.id);
  if (!link) throw missing(call.account, 'Link');
  return link;
}

function live(call: Call): Link {
  const link = stored(call);
  if (link.archived) throw missing(call.account, 'Link');
  return link;
}
