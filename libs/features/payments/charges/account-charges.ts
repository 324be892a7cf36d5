import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { AttentionNeeded, type ChargeFacts, EventBus } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import { AccountCharge } from './account-charge.entity';

/** The environment and connection that booked a charge which is not ours. */
export interface BookedElsewhere {
  /** Null for an environment of another tenant. */
  readonly environmentId: string | null;
  readonly connectionId: string | null;
}

/** The payment for which the charge was to be booked. */
interface Asking {
  readonly id: string | null;
  readonly invoiceId: string;
  readonly connectionId: string | null;
}

interface Claim {
  readonly chargeId: string;
  readonly connectionId: string | null;
}

interface Holder {
  readonly id: string;
  readonly environment_id: string;
  readonly connection_id: string | null;
}

/** Several environments may use one Nomod account. The environment that claims a charge first books it. */
@Injectable()
export class AccountCharges extends ScopedRepository<AccountCharge> {
  constructor(
    database: Database,
    private readonly bus: EventBus,
  ) {
    super(database, AccountCharge);
  }

  /**
   * Claims a charge. Waits for a concurrent claim of the same charge. Needs a unit of work.
   * @returns undefined when the charge belongs to this environment from now on
   */
  async claim(chargeId: string, connectionId: string | null): Promise<BookedElsewhere | undefined> {
    return this.batch('claim', { chargeId, connectionId }, (wanted) => this.claimAll(wanted));
  }

  /** In the order of their ids, so that two environments that claim the same charges cannot deadlock. */
  private async claimAll(wanted: readonly Claim[]): Promise<(BookedElsewhere | undefined)[]> {
    const { tenantId, environmentId } = this.database.scope;
    const sorted = wanted.toSorted((a, b) => (a.chargeId < b.chargeId ? -1 : 1));
    const claimed = await this.manager.query<{ id: string }[]>(
      `insert into account_charges (tenant_id, environment_id, id, connection_id, claimed_at)
       select $1, $2, c.id, c.connection_id, now() from unnest($3::text[], $4::text[]) as c(id, connection_id)
       on conflict do nothing returning id`,
      [tenantId, environmentId, sorted.map((claim) => claim.chargeId), sorted.map((claim) => claim.connectionId)],
    );
    const ours = new Set(claimed.map(({ id }) => id));
    const held = await this.holdersOf(wanted.map(({ chargeId }) => chargeId).filter((id) => !ours.has(id)));
    return wanted.map(({ chargeId }) => {
      const holder = held.get(chargeId);
      if (ours.has(chargeId) || holder?.environment_id === environmentId) return undefined;
      return { environmentId: holder?.environment_id ?? null, connectionId: holder?.connection_id ?? null };
    });
  }

  /** Row policies show the claims of this tenant's environments only. */
  private async holdersOf(chargeIds: readonly string[]): Promise<Map<string, Holder>> {
    if (chargeIds.length === 0) return new Map();
    const rows = await this.manager.query<Holder[]>(
      'select id, environment_id, connection_id from account_charges where id = any($1) and tenant_id = $2',
      [[...chargeIds], this.database.scope.tenantId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * Like `claim`, and requests attention when the charge was booked elsewhere.
   * @returns whether it may be booked here
   */
  async take(asking: Asking, facts: ChargeFacts): Promise<boolean> {
    const elsewhere = await this.claim(facts.charge_id, asking.connectionId);
    if (elsewhere) await this.bus.publish(bookedElsewhere(asking, facts, elsewhere));
    return elsewhere === undefined;
  }
}

function bookedElsewhere(asking: Asking, facts: ChargeFacts, elsewhere: BookedElsewhere): AttentionNeeded {
  return new AttentionNeeded({
    key: `charge_elsewhere:${facts.charge_id}`,
    kind: 'charge_elsewhere',
    summary:
      'This charge is booked in another environment that uses the same Nomod account. It is not booked here again.',
    invoice_id: asking.invoiceId,
    payment_id: asking.id,
    charge_id: facts.charge_id,
    connection_id: asking.connectionId,
    ours: {
      booked_in: elsewhere.environmentId ?? 'an environment of another tenant',
      booked_through: elsewhere.connectionId,
    },
    nomods: {
      status: facts.status,
      total: formatMoney(BigInt(facts.total_minor), facts.currency),
      currency: facts.currency,
      paid_at: facts.created_at,
    },
  });
}
