import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AuditCheckRegistry } from './audit-check-registry';
import { AuditRepository, type LedgerTotals } from './audit.repository';
import type { AuditPeriod, ComparedConnection } from './outside-audit';

/** So many violations of one invariant are listed; there may be more. */
const MOST_VIOLATIONS = 100;

export interface AuditResult {
  readonly ok: boolean;
  readonly invariants: readonly AuditedInvariant[];
  readonly totals: readonly LedgerTotals[];
}

export interface AuditedInvariant {
  readonly name: string;
  readonly ok: boolean;
  /** Ids of the records that break it. */
  readonly violations: readonly string[];
}

/** Proves an environment's money: every invariant of every feature, and the totals. Reads only. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly registry: AuditCheckRegistry,
    private readonly audit: AuditRepository,
  ) {}

  /** Outside any unit of work: it asks Nomod. */
  async againstNomod(scope: Scope, period: AuditPeriod): Promise<readonly ComparedConnection[]> {
    return (await this.registry.outsideAudit()?.compare(scope, period)) ?? [];
  }

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
