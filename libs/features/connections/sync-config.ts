/** Which way records of one kind travel. */
export interface SyncDirections {
  readonly inbound: boolean;
  readonly outbound: boolean;
}

export const SYNC_ENTITIES = [
  'plan',
  'subscription',
  'invoice',
  'customer',
  'payment',
  'price',
  'deal',
  'quote',
] as const;

export type SyncEntity = (typeof SYNC_ENTITIES)[number];

/** What is synchronised with the provider. A missing member is off in both directions. */
export type SyncConfig = Readonly<Partial<Record<SyncEntity, SyncDirections>>>;

/** Directions no provider supports; switching one on is refused rather than ignored. */
const REFUSED: readonly (readonly [SyncEntity, keyof SyncDirections])[] = [
  ['plan', 'outbound'],
  ['subscription', 'outbound'],
  ['invoice', 'inbound'],
  ['price', 'inbound'],
  ['deal', 'inbound'],
  ['quote', 'inbound'],
];

/** The switches that are on and may not be, as paths: `invoice.inbound`. */
export function refusedDirections(config: SyncConfig): string[] {
  return REFUSED.filter(([entity, direction]) => config[entity]?.[direction] === true).map((path) => path.join('.'));
}
