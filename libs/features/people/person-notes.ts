import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@remit/audit-log';
import { Database } from '@remit/database';
import { EventBus, PersonActed, runWithEventContext } from '@remit/domain-events';
import { currentRequestId, currentRequestSource } from '@remit/http-api';
import { MemberAccess, type PersonEnvironment, type PersonSignIn } from './member-access';
import type { User } from './user.entity';

/**
 * Writes an act of the person down in each environment. Call it in the unit of work (scope `USERS`) of the act.
 * @param details of an environment, beside name and address of the person
 */
export type Note = (
  action: AuditAction,
  details?: Readonly<Record<string, string>> | ((place: PersonEnvironment) => Readonly<Record<string, string>>),
) => Promise<void>;

/**
 * Problem: an act of a person stands in the audit log of each environment that the person opens, and no unit of work
 * reaches these and the user. Notes that were written after the commit could fail the answer, with recovery codes in it,
 * or be lost in a crash. Decision: the unit of work of the act publishes one event for each environment; a subscriber
 * writes it there. Consequence: an act is noted exactly if it is committed, a moment later.
 */
@Injectable()
export class PersonNotes {
  constructor(
    private readonly database: Database,
    private readonly access: MemberAccess,
    private readonly events: EventBus,
  ) {}

  /**
   * For the environments that the person opens in this way now. Ask for it before the unit of work of the act, which can
   * read no tenant.
   */
  async of({ id, name, email }: User, signIn: PersonSignIn): Promise<Note> {
    const places = await this.access.environmentsOf(signIn);
    const source = currentRequestSource() ?? null;
    const context = { actor: id, actorName: name, correlationId: currentRequestId() };
    return async (action, details = {}) => {
      const events = places.map(
        (place, index) =>
          new PersonActed({
            user_id: id,
            place_tenant_id: place.tenantId,
            place_environment_id: place.environment.id,
            action,
            details: { name, email, ...(typeof details === 'function' ? details(place) : details) },
            source,
            is_first: index === 0,
          }),
      );
      if (events.length > 0) await runWithEventContext(context, () => this.events.publishAll(events));
      // This process may still believe what was there before.
      this.database.afterCommit(() => this.access.forget(id));
    };
  }
}
