import type { AttentionKind } from './attention-kind';
import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from './domain-event';

interface AttentionRow {
  /** Each key has at most one open row. */
  readonly key: string;
  readonly kind: AttentionKind;
  readonly summary: string;
  readonly invoice_id: string | null;
  readonly payment_id: string | null;
  readonly charge_id: string | null;
  readonly connection_id: string | null;
  /** Values that Remit stores. */
  readonly ours: Readonly<Record<string, string | null>>;
  /** Values that Nomod returns. */
  readonly nomods: Readonly<Record<string, string | null>>;
}

type Named = 'key' | 'kind' | 'summary';

/** Something is inconsistent and needs a person's attention. */
export class AttentionNeeded extends DomainEvent<Readonly<AttentionRow>> {
  static readonly type = 'attention.needed';
  static readonly version = 1;

  /** @param row omitted ids become null, omitted values become empty objects */
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

/** The cause of an attention row has disappeared by itself. */
export class AttentionResolved extends DomainEvent<{
  readonly key: string;
}> {
  static readonly type = 'attention.resolved';
  static readonly version = 1;
}

/**
 * A person assigned a charge that could not be matched automatically to an invoice. The charge was just read from
 * Nomod.
 */
export class ChargeMatched extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly charge: ChargeFacts;
  readonly attention_id: string;
}> {
  static readonly type = 'charge.matched';
  static readonly version = 4;
}
