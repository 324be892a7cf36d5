import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AuditCheckRegistry } from './audit-check-registry';
import { AuditRepository, type LedgerTotals } from './audit.repository';
import type { AuditPeriod, ComparedConnection } from './outside-audit';

/** Maximum number of violations listed per invariant. There may be more. */
const MOST_VIOLATIONS = 100;

export interface AuditResult {
  readonly ok: boolean;
  readonly invariants: readonly AuditedInvariant[];
  readonly totals: readonly LedgerTotals[];
}

export interface AuditedInvariant {
  readonly name: string;
  readonly ok: boolean;
  /** Ids of the records that violate the invariant. */
  readonly violations: readonly string[];
}

/** Checks every invariant of every feature in an environment, and computes the totals. Reads only. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly registry: AuditCheckRegistry,
    private readonly audit: AuditRepository,
  ) {}

  /** Calls Nomod. Must run outside a unit of work. */
  async againstNomod(scope: Scope, period: AuditPeriod): Promise<readonly ComparedConnection[]> {
    return (await this.registry.outsideAudit()?.compare(scope, period)) ?? [];
  }

  /** Checks every invariant of the books and adds up the totals. It does not call Nomod. */
  async run(scope: Scope): Promise<AuditResult> {
    return this.database.transaction(scope, async () => {
      const invariants: AuditedInvariant[] = [];
      for (const check of this.registry.all()) {
        const violations = await check.findViolations(MOST_VIOLATIONS);
        invariants.push({ name: check.name, ok: violations.length === 0, violations });
      }
      return { ok: invariants.every(({ ok }) => ok), invariants, totals: await this.audit.totals() };
    });
  }
}
