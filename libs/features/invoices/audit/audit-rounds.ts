import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';
import { Metrics } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { Gauge } from 'prom-client';
import { AuditService } from './audit.service';

/** Milliseconds between two rounds over all environments. */
const ROUND_EVERY_MS = 15 * 60_000;

/**
 * Audits every environment in the background, so that amounts that do not add up are noticed early. Any number of
 * processes may run it.
 */
@Injectable()
export class AuditRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuditRounds.name);
  private readonly broken: Gauge;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly server: DatabaseServer,
    private readonly audit: AuditService,
    metrics: Metrics,
  ) {
    this.broken = new Gauge({
      name: 'remit_audit_broken_environments',
      help: 'Environments whose last audit found a violation; any value above 0 needs a person',
      registers: [metrics.registry],
    });
  }

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.timer = setInterval(() => (this.round = this.runRound()), ROUND_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  /** Never throws. A failed audit is repeated in the next round. */
  async runRound(): Promise<void> {
    try {
      const environments = await this.server.operator<{ tenant_id: string; environment_id: string }>(
        'every_environment',
      );
      let broken = 0;
      for (const { tenant_id: tenantId, environment_id: environmentId } of environments) {
        const { ok, invariants } = await this.audit.run({ tenantId, environmentId });
        if (ok) continue;
        broken += 1;
        const violated = invariants.filter((invariant) => !invariant.ok).map(({ name }) => name);
        this.logger.error(`The audit of ${environmentId} failed: ${violated.join('; ')}`);
      }
      this.broken.set(broken);
    } catch (error) {
      this.logger.warn(`Cannot run the audit: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
