import { Injectable } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';
import { AccountCalls, CALL_PURPOSES, type CallPurpose, type KnownCalls } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { fingerprintOf } from './call-budgets';

interface Row {
  readonly calls_per_second: number;
  readonly last_refused_at: Date | null;
  readonly blocked_until: Date | null;
  readonly is_down: boolean;
  readonly is_today: boolean;
  readonly counts: Partial<Record<CallPurpose | 'refused', number>>;
}

@Injectable()
export class LeasedCalls extends AccountCalls {
  constructor(
    private readonly server: DatabaseServer,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async read(apiKey: string): Promise<KnownCalls> {
    const [row] = await this.server.operator<Row>('gateway_budget', [fingerprintOf(apiKey)]);
    const counts = row?.is_today ? row.counts : {};
    const names = [...CALL_PURPOSES, 'refused'] as const;
    const blockedUntil = row?.blocked_until ?? null;
    return {
      callsPerSecond: Math.min(row?.calls_per_second ?? Infinity, this.settings.nomodMaxCallsPerSecond),
      lastRefusedAt: row?.last_refused_at ?? null,
      blockedUntil: blockedUntil !== null && blockedUntil.getTime() > Date.now() ? blockedUntil : null,
      isDown: row?.is_down ?? false,
      today: Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as KnownCalls['today'],
    };
  }
}
