import { Injectable, Logger } from '@nestjs/common';
import type { KeyAccess } from '@remit/accounts';
import { Database } from '@remit/database';
import { runWithEventContext } from '@remit/domain-events';
import { ApiError, currentRequestId } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { MemberAccess, type PersonEnvironment, type User } from '@remit/people';
import type { ConsoleSession } from './console-session.entity';

/**
 * Records sign-ins to the console, and refused ones. The sign-in of a key is in the audit log of each environment it
 * opens. The operator belongs to no tenant, and a stranger must not be able to fill a tenant's log with refused keys,
 * so those two are lines of the server's log.
 */
@Injectable()
export class SignInLog {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly database: Database,
    private readonly auditLog: AuditLog,
    private readonly people: MemberAccess,
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

  /** Written in each environment that the person opens. */
  async personSignedIn(
    { id, name, email }: User,
    opened: readonly PersonEnvironment[],
    { signedInWith, hasSecondFactor }: ConsoleSession,
  ): Promise<void> {
    const isPasskey = signedInWith !== 'password' && signedInWith !== 'provider';
    const means = { with: isPasskey ? 'passkey' : signedInWith, second_factor: String(hasSecondFactor) };
    await this.inEach({ id, name }, opened, ({ role }) =>
      this.auditLog.record('console.signed_in', id, { details: { name, email, role, ...means } }),
    );
  }

  /** What a person changed of the own account, in each environment that the person opens in this way. */
  async noteOf(
    { id, name, email }: User,
    { signIn }: Pick<ConsoleSession, 'signIn'>,
    action: AuditAction,
    details: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    // This process may still believe what was there before.
    this.people.forget(id);
    const opened = signIn ? await this.people.environmentsOf(signIn) : [];
    await this.inEach({ id, name }, opened, () =>
      this.auditLog.record(action, id, { details: { name, email, ...details } }),
    );
  }

  private async inEach(
    { id, name }: Pick<User, 'id' | 'name'>,
    opened: readonly PersonEnvironment[],
    record: (one: PersonEnvironment) => void,
  ): Promise<void> {
    for (const one of opened) {
      const scope = { tenantId: one.tenantId, environmentId: one.environment.id };
      await runWithEventContext({ actor: id, actorName: name, correlationId: currentRequestId() }, () =>
        this.database.transaction(scope, async () => record(one)),
      );
    }
  }

  operatorSignedIn(source: string): void {
    this.logger.log({ msg: 'the operator signed in to the console', source });
  }

  refused(error: unknown, source: string): void {
    const code = error instanceof ApiError ? error.code : 'internal_error';
    this.logger.warn({ msg: 'a sign-in to the console was refused', code, source });
  }
}
