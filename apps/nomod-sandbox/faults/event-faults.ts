import { refuse } from '../errors';
import * as read from '../http/fields';
import type { Accounts } from '../store/accounts';
import type { Account } from '../store/state';
import type { WebhookEventType } from '../webhooks/event-types';
import { readProbability } from './fault';
import { seededRandom } from './random';

/** A fault in the delivery of events. */
export interface EventFaultRule {
  id: string;
  account: string | null;
  types: string[] | null;
  drop: boolean;
  delay_ms: number;
  /** Number of extra copies with the same `svix-id`. */
  duplicate: number;
  /** Each event is delayed by a random time up to this value, so events arrive out of order. */
  shuffle_ms: number;
  times: number | null;
  probability: number;
}

export interface DeliveryPlan {
  drop: boolean;
  delayMs: number;
  copies: number;
}

/** The active event fault rules. The first rule that matches an event applies. They are lost at a restart. */
export class EventFaults {
  private rules: EventFaultRule[] = [];
  private created = 0;
  private random = seededRandom(1);

  constructor(private readonly accounts: Accounts) {}

  add(fields: read.Fields): EventFaultRule {
    const rule: EventFaultRule = {
      id: `event_fault_${this.created + 1}`,
      account: read.text(fields, 'account', 300),
      types: readTypes(fields.types),
      drop: read.flag(fields, 'drop', false),
      delay_ms: read.integer(fields, 'delay_ms', 0, 3_600_000) ?? 0,
      duplicate: read.integer(fields, 'duplicate', 0, 10_000) ?? 0,
      shuffle_ms: read.integer(fields, 'shuffle_ms', 0, 3_600_000) ?? 0,
      times: read.integer(fields, 'times', 1, 1_000_000),
      probability: readProbability(fields),
    };
    this.created += 1;
    this.rules.push(rule);
    return rule;
  }

  list(): EventFaultRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  seed(seed: number): void {
    this.random = seededRandom(seed);
  }

  planFor(account: Account, type: WebhookEventType): DeliveryPlan {
    const rule = this.rules.find((candidate) => this.matches(candidate, account, type));
    if (!rule) return { drop: false, delayMs: 0, copies: 0 };
    if (rule.times !== null) {
      rule.times -= 1;
      if (rule.times === 0) this.rules = this.rules.filter((other) => other !== rule);
    }
    const shuffled = rule.shuffle_ms === 0 ? 0 : Math.floor(this.random() * rule.shuffle_ms);
    return { drop: rule.drop, delayMs: rule.delay_ms + shuffled, copies: rule.duplicate };
  }

  private matches(rule: EventFaultRule, account: Account, type: WebhookEventType): boolean {
    return (
      (rule.account === null || this.accounts.find(rule.account) === account) &&
      (rule.types === null || rule.types.includes(type)) &&
      (rule.probability === 1 || this.random() < rule.probability)
    );
  }
}

function readTypes(value: unknown): string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw refuse('invalid_field', 'types: must be a list of event names.');
  return value.map(String);
}
