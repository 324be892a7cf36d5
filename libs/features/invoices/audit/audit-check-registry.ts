import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AuditCheck } from './audit-check';
import { OutsideAudit } from './outside-audit';

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
