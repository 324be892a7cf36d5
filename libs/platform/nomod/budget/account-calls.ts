import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { Settings } from '@remit/settings';
import { fingerprintOf } from './call-budgets';
import { CALL_PURPOSES, type CallPurpose } from './call-purpose';

/** State of the calls to an account, over all processes. */
export interface KnownCalls {
  /** Known rate of the account, in calls per second. */
  readonly callsPerSecond: number;
  readonly lastRefusedAt: Date | null;
  /** Until when Nomod asked for no calls; null when it did not, or that time has passed. */
  readonly blockedUntil: Date | null;
  readonly isDown: boolean;
  /** Number of calls today (UTC). */
  readonly today: Readonly<Record<CallPurpose | 'refused', number>>;
}

interface Row {
  readonly calls_per_second: number;
  readonly last_refused_at: Date | null;
  readonly blocked_until: Date | null;
  readonly is_down: boolean;
  readonly is_today: boolean;
  readonly counts: Partial<Record<CallPurpose | 'refused', number>>;
}

/** Shows people the state of an account's calls. It is about a second old. */
@Injectable()
export class AccountCalls {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  async read(apiKey: string): Promise<KnownCalls> {
    const [row] = await this.database.operator<Row>('gateway_budget', [fingerprintOf(apiKey)]);
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
