import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AuditCheck } from './audit-check';

/** Finds every `AuditCheck` of the application at start. */
@Injectable()
export class AuditCheckRegistry implements OnModuleInit {
  private checks: readonly AuditCheck[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.checks = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .filter((instance) => instance instanceof AuditCheck);
  }

  all(): readonly AuditCheck[] {
    return this.checks;
  }
}
