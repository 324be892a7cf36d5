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
    const { tenantId, environmentId } = this.database.scope;
    const claimed = await this.manager.query<unknown[]>(
      `insert into account_charges (tenant_id, environment_id, id, connection_id, claimed_at) values ($1, $2, $3, $4, now())
       on conflict do nothing returning id`,
      [tenantId, environmentId, chargeId, connectionId],
    );
    if (claimed.length > 0) return undefined;
    // Row policies show the claims of this tenant's environments only.
    const [held] = await this.manager.query<{ environment_id: string; connection_id: string | null }[]>(
      'select environment_id, connection_id from account_charges where id = $1 and tenant_id = $2',
      [chargeId, tenantId],
    );
    if (held?.environment_id === environmentId) return undefined;
    return { environmentId: held?.environment_id ?? null, connectionId: held?.connection_id ?? null };
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
