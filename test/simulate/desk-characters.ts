import type { DeskOptions } from './money-desk';
import { ALL_STRANGERS, type StrangerKind } from './strangers/stranger-step';

/** Differences between one tenant with its Nomod account and another. */
export interface DeskCharacter extends DeskOptions {
  /** Whether others use its Nomod account too. */
  readonly hasStrangers: boolean;
  /** Acts that happen only here, in addition to those that happen everywhere. */
  readonly own?: readonly StrangerKind[];
}

const links = { webhooks: true, pushes: false, hasStrangers: true };
const pushed = { webhooks: true, pushes: true, hasStrangers: true };
const shared = { hasNeighbour: true, own: ['billed_next_door', 'billed_next_door', 'billed_next_door'] } as const;
const changing = { mayBeRefused: true, own: ['key_changed'] } as const;
const reconnecting = { mayBeRefused: true, own: ['connection_replaced'] } as const;
const accepting = { account: { refunds: 'accepted' }, own: ['refund_settled', 'refund_settled'] } as const;

export const DESK_CHARACTERS = {
  alone: { webhooks: true, hasStrangers: false },
  links,
  links_fast_clock: { ...links, account: { clock_skew_seconds: 290, next_form: 'relative' } },
  links_without_webhooks: { ...links, webhooks: false },
  links_shared: { ...links, ...shared },
  links_other_keys: { ...links, ...changing },
  links_reconnecting: { ...links, ...reconnecting },
  links_slow_refunds: { ...links, ...accepting },
  pushed,
  pushed_slow_clock: { ...pushed, account: { clock_skew_seconds: -300, next_form: 'inner_host' } },
  pushed_fast_clock: { ...pushed, account: { clock_skew_seconds: 300 } },
  pushed_particular: { ...pushed, account: { email_filter: 'exact', unique_invoice_numbers: true } },
  pushed_without_webhooks: { ...pushed, webhooks: false },
  pushed_shared: { ...pushed, ...shared, account: { unique_invoice_numbers: true } },
  pushed_other_keys: { ...pushed, ...changing },
  pushed_reconnecting: { ...pushed, ...reconnecting },
  pushed_slow_refunds: { ...pushed, ...accepting },
} satisfies Record<string, DeskCharacter>;

export type DeskName = keyof typeof DESK_CHARACTERS;

const namesAndCharacters = Object.entries(DESK_CHARACTERS) as [DeskName, DeskCharacter][];

/** The desks at which one of these acts may happen. */
export const desksFor = (kinds: readonly StrangerKind[]): DeskName[] =>
  namesAndCharacters.filter(([, { own }]) => own?.some((kind) => kinds.includes(kind)) ?? true).map(([name]) => name);

const ELSEWHERE: ReadonlySet<StrangerKind> = new Set(
  Object.values<DeskCharacter>(DESK_CHARACTERS).flatMap(({ own = [] }) => own),
);

/** The acts among these kinds that happen at such a desk. A repeated entry happens more often. */
export const actsAt = ({ own = [] }: DeskCharacter, kinds: readonly StrangerKind[] = ALL_STRANGERS): StrangerKind[] => [
  ...kinds.filter((kind) => !ELSEWHERE.has(kind)),
  ...own.filter((kind) => kinds.includes(kind)),
];
