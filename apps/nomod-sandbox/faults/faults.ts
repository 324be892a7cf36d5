import type { Accounts } from '../store/accounts';
import type { Fields } from '../http/fields';
import { readFaultRule, type Fault, type FaultRule } from './fault';
import { seededRandom } from './random';

export interface CallSignature {
  operation: string;
  method: string;
  path: string;
  key: string;
}

/** The active fault rules. The first rule that matches a call applies. They are lost at a restart. */
export class Faults {
  private rules: FaultRule[] = [];
  private created = 0;
  private random = seededRandom(1);

  constructor(private readonly accounts: Accounts) {}

  add(fields: Fields): FaultRule {
    const rule = readFaultRule(`fault_${this.created + 1}`, fields);
    this.created += 1;
    this.rules.push(rule);
    return rule;
  }

  list(): FaultRule[] {
    return this.rules;
  }

  remove(id: string): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((rule) => rule.id !== id);
    return this.rules.length < before;
  }

  clear(): void {
    this.rules = [];
  }

  seed(seed: number): void {
    this.random = seededRandom(seed);
  }

  /** The fault for this call, if any. Counts the call. */
  take(call: CallSignature): Fault | undefined {
    for (const rule of this.rules) {
      if (!this.matches(rule, call)) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
        continue;
      }
      if (rule.probability < 1 && this.random() >= rule.probability) continue;
      if (rule.times !== null) {
        rule.times -= 1;
        if (rule.times === 0) this.remove(rule.id);
      }
      return rule.fault;
    }
    return undefined;
  }

  private matches(rule: FaultRule, call: CallSignature): boolean {
    return (
      (rule.operation === null || rule.operation === call.operation) &&
      (rule.method === null || rule.method === call.method) &&
      (rule.path === null || pathMatches(rule.path, call.path)) &&
      (rule.account === null || this.sameAccount(rule.account, call.key))
    );
  }

  private sameAccount(one: string, other: string): boolean {
    const account = this.accounts.find(one);
    return one === other || (account !== undefined && account === this.accounts.find(other));
  }
}

export function pathMatches(pattern: string, path: string): boolean {
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${expression}$`).test(path);
}
