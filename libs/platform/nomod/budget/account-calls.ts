import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { Settings } from '@remit/settings';
import { fingerprintOf } from './call-budgets';
import { CALL_PURPOSES, type CallPurpose } from './call-purpose';

/** What is known of the calls to an account, by all processes together. */
export interface KnownCalls {
  /** How many calls a second it takes, as far as is known. */
  readonly callsPerSecond: number;
  readonly lastRefusedAt: Date | null;
  /** Until when Nomod asked for no calls; null when it did not, or that is over. */
  readonly blockedUntil: Date | null;
  readonly isDown: boolean;
  /** Calls of this day (UTC). */
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

/** Tells people how an account's calls stand; about a second behind. */
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
