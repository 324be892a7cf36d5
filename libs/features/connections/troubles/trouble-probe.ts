import type { Scope } from '@remit/database';
import type { GatewayErrorKind } from '@remit/gateway';
import type { GatewayTrouble, TroubledObject } from './gateway-trouble.entity';

/** Why Nomod's answer about an object is of no use. */
export interface TroubleReason {
  readonly kind: GatewayErrorKind;
  /** Safe to show. */
  readonly reason: string;
}

/**
 * Finds out whether a trouble is over. A feature adds one for its own objects by providing a subclass in its module.
 */
export abstract class TroubleProbe {
  abstract readonly objects: readonly TroubledObject[];

  /** Outside any unit of work. Null when the trouble is over. */
  abstract probe(scope: Scope, trouble: GatewayTrouble): Promise<TroubleReason | null>;
}
