import type { AttentionKind } from './attention-kind';
import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from './domain-event';

interface AttentionRow {
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
}

type Named = 'key' | 'kind' | 'summary';

/** Something does not fit and a person should look. */
export class AttentionNeeded extends DomainEvent<Readonly<AttentionRow>> {
  static readonly type = 'attention.needed';
  static readonly version = 1;

  /** @param row what is left out is null, or nothing. */
  constructor(row: Pick<AttentionRow, Named> & Partial<Omit<AttentionRow, Named>>) {
    super({
      key: row.key,
      kind: row.kind,
      summary: row.summary,
      invoice_id: row.invoice_id ?? null,
      payment_id: row.payment_id ?? null,
      charge_id: row.charge_id ?? null,
      connection_id: row.connection_id ?? null,
      ours: row.ours ?? {},
      nomods: row.nomods ?? {},
    });
  }
}

/** What needed attention has settled by itself. */
export class AttentionResolved extends DomainEvent<{
  readonly key: string;
}> {
  static readonly type = 'attention.resolved';
  static readonly version = 1;
}

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
