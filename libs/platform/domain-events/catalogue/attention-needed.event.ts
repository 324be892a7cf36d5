import { DomainEvent } from '../domain-event';
import type { AttentionKind } from './attention-kind';

/** Something does not fit and a person should look. */
export class AttentionNeeded extends DomainEvent<{
  /** One open row for each key. */
  readonly key: string;
  readonly kind: AttentionKind;
  readonly summary: string;
  readonly invoice_id: string | null;
  readonly payment_id: string | null;
  readonly charge_id: string | null;
  readonly connection_id: string | null;
  /** What we hold. */
  readonly ours: Readonly<Record<string, string | null>>;
  /** What Nomod says. */
  readonly nomods: Readonly<Record<string, string | null>>;
}> {
  static readonly type = 'attention.needed';
  static readonly version = 1;
}
