import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from '../domain-event';

/** Somebody said which invoice a charge paid that could not be matched by itself. The charge was just read back from Nomod. */
export class ChargeMatched extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly charge: ChargeFacts;
  readonly attention_id: string;
}> {
  static readonly type = 'charge.matched';
  static readonly version = 3;
}
