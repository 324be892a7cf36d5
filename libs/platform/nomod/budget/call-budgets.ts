import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';
import {
  beginOrGoOn,
  type CallPurpose,
  currentPurpose,
  isInBackground,
  longestWaitMs,
  GatewayError,
} from '@remit/gateway';
import { Settings } from '@remit/settings';
import { ulid } from 'ulid';
import { AccountBudget } from './account-budget';
import { callsByPurpose, hideBudget, showBudget } from './budget-metrics';
import type { CallLease, CallReport } from './call-lease';
import { downNow, noTurn } from './no-turn';

/** Milliseconds that new background work may wait, so that it soon makes room for urgent work. */
const SWEEP_WAIT_MS = 1_000;

/** Controls when a call is sent. */
export abstract class CallGate {
  /**
   * @param send makes the call once
   * @throws the errors of `send`; GatewayError or GatewayBusy when the call got no turn
   */
  abstract pass<T>(apiKey: string, operation: string, send: () => Promise<T>): Promise<T>;
}

interface LeaseRow {
  readonly calls_per_second: number;
  readonly share: number;
  readonly blocked_ms: number;
  readonly refused_rate: number | null;
  readonly is_down: boolean;
  readonly may_probe: boolean;
}

/** Keeps the calls to each Nomod account below its rate limit, over all processes, urgent calls first. */
@Injectable()
export class CallBudgets extends CallGate implements OnApplicationShutdown {
  private readonly accounts = new Map<string, AccountBudget>();
  private readonly process = `${hostname()}:${process.pid}:${ulid()}`;

  constructor(
    private readonly server: DatabaseServer,
    private readonly settings: Settings,
  ) {
    super();
  }

  /** A call refused with 429 was not carried out, so it takes another turn while there is time. */
  async pass<T>(apiKey: string, operation: string, send: () => Promise<T>): Promise<T> {
    const budget = this.budgetOf(fingerprintOf(apiKey));
    const purpose = currentPurpose();
    const work = beginOrGoOn();
    const isBrief = purpose === 'sweep' && isInBackground() && !work.goesOn;
    const giveUpAt = Date.now() + (isBrief ? SWEEP_WAIT_MS : longestWaitMs(this.settings));
    for (;;) {
      const turn = await budget.turn({ purpose, giveUpAt, goesOn: work.goesOn, isAwaited: !isInBackground() });
      if (turn !== 'granted') {
        callsByPurpose.inc({ purpose, outcome: 'sent_away' });
        throw 'downMs' in turn ? downNow(operation, turn.downMs) : noTurn(operation, turn.waitMs);
      }
      work.hadTurn();
      try {
        return await this.counted(budget, purpose, send);
      } catch (error) {
        if (!(error instanceof GatewayError && error.kind === 'rate_limited')) throw error;
        if (Date.now() >= giveUpAt) throw noTurn(operation, error.retryAfterMs ?? 0);
      }
    }
  }

  onApplicationShutdown(): void {
    for (const budget of this.accounts.values()) budget.stop();
  }

  private async counted<T>(budget: AccountBudget, purpose: CallPurpose, send: () => Promise<T>): Promise<T> {
    try {
      const result = await send();
      budget.ended(purpose, null);
      callsByPurpose.inc({ purpose, outcome: 'ok' });
      return result;
    } catch (error) {
      const failure = error instanceof GatewayError ? error : undefined;
      budget.ended(purpose, failure?.kind ?? null, failure?.retryAfterMs);
      callsByPurpose.inc({ purpose, outcome: failure?.kind === 'rate_limited' ? 'refused' : 'failed' });
      throw error;
    }
  }

  private budgetOf(account: string): AccountBudget {
    const known = this.accounts.get(account);
    if (known) return known;
    this.forgetUnused(Date.now());
    const budget = new AccountBudget(
      (report) => this.lease(account, report),
      ({ callsPerSecond }, waiting) => showBudget(account, callsPerSecond, waiting),
    );
    this.accounts.set(account, budget);
    return budget;
  }

  /** Every key that was ever tried counts as an account here. */
  private forgetUnused(now: number): void {
    for (const [account, budget] of this.accounts) {
      if (!budget.isForgotten(now)) continue;
      budget.stop();
      this.accounts.delete(account);
      hideBudget(account);
    }
  }

  private async lease(account: string, report: CallReport): Promise<CallLease> {
    const ceiling = this.settings.nomodMaxCallsPerSecond;
    const parameters = [account, this.process, JSON.stringify(report), ceiling];
    const [row] = await this.server.operator<LeaseRow>('lease_gateway_calls', parameters);
    if (!row) throw new Error('The lease of calls gave no row');
    return {
      callsPerSecond: row.calls_per_second,
      share: row.share,
      blockedMs: row.blocked_ms,
      refusedRate: row.refused_rate,
      isDown: row.is_down,
      mayProbe: row.may_probe,
    };
  }
}

/** Identifies an account by a hash of its key. */
export const fingerprintOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex');
