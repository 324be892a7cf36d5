import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { OutsideAudit } from './outside-audit';

/**
 * An invariant that the audit of an environment checks. It must hold at every moment. A feature adds one by providing
 * a subclass in its module. The audit finds it at start.
 */
export abstract class AuditCheck {
  /** The invariant as a sentence without a full stop: `every ledger transaction sums to zero`. */
  abstract readonly name: string;

  /** Ids of records that violate the invariant, at most `most`. Reads only, in a unit of work of the environment. */
  abstract findViolations(most: number): Promise<string[]>;
}

/** Finds every `AuditCheck` of the application, and its `OutsideAudit`, at start. */
@Injectable()
export class AuditCheckRegistry implements OnModuleInit {
  private checks: readonly AuditCheck[] = [];
  private outside: OutsideAudit | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider): unknown => provider.instance);
    this.checks = instances.filter((instance) => instance instanceof AuditCheck);
    this.outside = instances.find((instance) => instance instanceof OutsideAudit);
  }

  /** Undefined in an application without a gateway. */
  outsideAudit(): OutsideAudit | undefined {
    return this.outside;
  }

  all(): readonly AuditCheck[] {
    return this.checks;
  }
}
