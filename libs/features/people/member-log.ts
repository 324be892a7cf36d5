import { Injectable } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { type AuditAction, AuditLog } from '@remit/audit-log';

/** Writes acts about members to the audit log of each environment that they concern. */
@Injectable()
export class MemberLog {
  constructor(
    private readonly accounts: AccountFacts,
    private readonly auditLog: AuditLog,
  ) {}

  /** @param environmentId null: the act concerns every environment of the tenant */
  async record(
    action: AuditAction,
    subjectId: string,
    environmentId: string | null,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const reach = environmentId === null ? 'tenant' : 'environment';
    for (const { id } of await this.accounts.environments()) {
      if (environmentId === null || environmentId === id)
        this.auditLog.record(action, subjectId, { environmentId: id, details: { ...details, reach } });
    }
  }
}
