import type { DeskOptions } from './money-desk';

/** What distinguishes one tenant and its Nomod account from another. */
export interface DeskCharacter extends DeskOptions {
  /** Whether its Nomod account is used by others too. */
  readonly hasStrangers: boolean;
}

const links = { webhooks: true, pushes: false, hasStrangers: true };
const pushed = { webhooks: true, pushes: true, hasStrangers: true };

export const DESK_CHARACTERS = {
  alone: { webhooks: true, hasStrangers: false },
  links,
  links_fast_clock: { ...links, account: { clock_skew_seconds: 240, next_form: 'relative' } },
  links_without_webhooks: { ...links, webhooks: false },
  pushed,
  pushed_slow_clock: { ...pushed, account: { clock_skew_seconds: -240, next_form: 'inner_host' } },
  pushed_fast_clock: { ...pushed, account: { clock_skew_seconds: 240 } },
  pushed_particular: { ...pushed, account: { email_filter: 'exact', unique_invoice_numbers: true } },
  pushed_without_webhooks: { ...pushed, webhooks: false },
} satisfies Record<string, DeskCharacter>;

export type DeskName = keyof typeof DESK_CHARACTERS;

export const DESK_NAMES = Object.keys(DESK_CHARACTERS) as DeskName[];
