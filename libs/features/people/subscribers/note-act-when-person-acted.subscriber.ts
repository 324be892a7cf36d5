import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Database } from '@remit/database';
import { type EventSubscriber, PersonActed, type Recorded, Subscriber } from '@remit/domain-events';
import type { LinkChange } from '../provider/link-letter';
import { LinkedAccounts } from '../provider/linked-accounts';

const LINK_CHANGES: Readonly<Record<string, LinkChange | undefined>> = {
  'person.provider_linked': 'linked',
  'person.provider_unlinked': 'unlinked',
};

/** Writes an act of a person to the audit log of an environment. Of a connected account it tells the person too. */
@Subscriber({ to: PersonActed, as: 'note-act-when-person-acted' })
export class NoteActWhenPersonActed implements EventSubscriber<PersonActed> {
  /** `ask` uses the database only. */
  readonly lane = 'local';

  constructor(
    private readonly database: Database,
    private readonly auditLog: AuditLog,
    private readonly accounts: LinkedAccounts,
  ) {}

  /** In `ask`, because the event is of no tenant. The entry and the e-mail are one unit of work. */
  async ask(event: Recorded<PersonActed>): Promise<void> {
    const { user_id: subjectId, action, details, source, is_first: isFirst } = event.payload;
    const scope = { tenantId: event.payload.place_tenant_id, environmentId: event.payload.place_environment_id };
    const change = isFirst ? LINK_CHANGES[action] : undefined;
    if (change === 'unlinked') await this.accounts.takeWhatGroupsGave(subjectId);
    await this.database.transaction(scope, async () => {
      const entry = { action: action as AuditAction, subjectId, details, source };
      const isNew = await this.auditLog.recordOnce(event, entry);
      if (isNew && change) await this.accounts.tell(subjectId, details, change);
    });
  }

  async handle(): Promise<void> {}
}
