import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf } from '../clock';
import { refuse } from '../errors';
import * as read from '../http/fields';
import type { Oddity } from '../oddities/oddity';
import { nextReference } from '../store/references';
import type { Account } from '../store/state';
import { payUrl, readBill, titleOf, type Bill } from './bill';

export interface Link {
  created_ms: number;
  /** Original title, unchanged by later renames. */
  first_title: string;
  /** Last part of the payment page's address. */
  token: string;
  switched: 'enabled' | 'disabled';
  archived: boolean;
  /** Nomod expired the link by its own clock, independent of the link's limits. */
  expired?: boolean;
  oddities?: Oddity[];
  /** Successful payments so far, counted against `payment_expiry_limit`. */
  payments: number;
  success_url: string | null;
  failure_url: string | null;
  body: Bill & {
    id: string;
    reference_id: string;
    allow_tip: boolean;
    due_date: null;
    payment_expiry_limit: number | null;
    expiry_date: string | null;
    payment_block_reason: null;
  };
}

export type LinkStatus = 'enabled' | 'disabled' | 'expired';

export function createLink(account: Account, fields: read.Fields, now: number): Link {
  const bill = readBill(account, fields);
  const asked = read.integer(fields, 'payment_expiry_limit', 1, 1_000_000);
  const limit = account.options.keep_expiry_limit ? asked : null;
  const expiry = read.day(fields, 'expiry_date');
  if (asked !== null && expiry !== null) {
    throw refuse('invalid_field', 'Only one of payment_expiry_limit and expiry_date may be set.');
  }
  const link: Link = {
    created_ms: now,
    first_title: bill.title,
    token: randomBytes(8).toString('hex'),
    switched: 'enabled',
    archived: false,
    payments: 0,
    success_url: read.webAddress(fields, 'success_url'),
    failure_url: read.webAddress(fields, 'failure_url'),
    body: {
      id: randomUUID(),
      reference_id: nextReference(account),
      ...bill,
      allow_tip: read.flag(fields, 'allow_tip', false),
      due_date: null,
      payment_expiry_limit: limit,
      expiry_date: expiry,
      payment_block_reason: null,
    },
  };
  account.links[link.body.id] = link;
  return link;
}

/** `expired` is not among Nomod's documented values, but a used-up or outdated link shows it. */
export function linkStatus(link: Link, now: number): LinkStatus {
  if (link.switched === 'disabled') return 'disabled';
  const { payment_expiry_limit: limit, expiry_date: lastDay } = link.body;
  if (link.expired || (limit !== null && link.payments >= limit)) return 'expired';
  return lastDay !== null && dayOf(now) > lastDay ? 'expired' : 'enabled';
}

export function editLink(account: Account, link: Link, fields: read.Fields, now: number): void {
  const title = titleOf(account, fields);
  if (fields.status !== undefined) switchLink(link, fields.status, now);
  else if (title === null) throw refuse('missing_status', 'Nothing to change: send status or title.');
  if (title !== null) link.body.title = title;
}

function switchLink(link: Link, wanted: unknown, now: number): void {
  if (wanted !== 'enabled' && wanted !== 'disabled')
    throw refuse('invalid_status', 'status must be enabled or disabled.');
  const current = linkStatus(link, now);
  if (wanted === current) throw refuse(`already_${wanted}`, `The link is already ${wanted}.`);
  if (wanted === 'enabled' && current === 'expired')
    throw refuse('invalid_status', 'An expired link cannot be enabled.');
  link.switched = wanted;
}

export function archiveLink(link: Link): void {
  if (link.archived) throw refuse('already_deleted', 'The link is already deleted.');
  link.archived = true;
}

export function linkView(account: Account, link: Link, publicUrl: string, now: number) {
  return { ...link.body, url: payUrl(account, publicUrl, `/en/l/${link.token}`), status: linkStatus(link, now) };
}
