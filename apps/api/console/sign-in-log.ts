import { Injectable, Logger } from '@nestjs/common';
import type { KeyAccess } from '@remit/accounts';
import { Database } from '@remit/database';
import { runWithEventContext } from '@remit/domain-events';
import { ApiError, currentRequestId } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { type Note, type PersonSignIn, PersonNotes, type User } from '@remit/people';

/**
 * Records sign-ins to the console, and refused ones. The sign-in of a key is in the audit log of each environment it
 * opens, before there is a session. The operator belongs to no tenant, and a stranger must not be able to fill a tenant's log with refused keys,
 * so those two are lines of the server's log.
 */
@Injectable()
export class SignInLog {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly database: Database,
    private readonly auditLog: AuditLog,
    private readonly notes: PersonNotes,
  ) {}

  async keySignedIn({ keyId, keyName, tenantId, environments }: KeyAccess): Promise<void> {
    for (const { id: environmentId } of environments) {
      await runWithEventContext({ actor: keyId, actorName: keyName, correlationId: currentRequestId() }, () =>
        this.database.transaction({ tenantId, environmentId }, async () =>
          this.auditLog.record('console.signed_in', keyId, { details: { name: keyName } }),
        ),
      );
    }
  }

  /**
   * For what the person does in this way. Ask for it before the unit of work of the act.
   * @param signIn undefined for a session of keys, which opens nothing of the person
   */
  async noteOf(user: User, signIn: PersonSignIn | undefined): Promise<Note> {
    return signIn ? this.notes.of(user, signIn) : async () => {};
  }

  operatorSignedIn(source: string): void {
    this.logger.log({ msg: 'the operator signed in to the console', source });
  }

  refused(error: unknown, source: string): void {
    const code = error instanceof ApiError ? error.code : 'internal_error';
    this.logger.warn({ msg: 'a sign-in to the console was refused', code, source });
  }
}
