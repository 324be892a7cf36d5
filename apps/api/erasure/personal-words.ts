import { type CustomerRecord, ERASED } from '@remit/customers';

/** Shorter ones would be found in everything. */
const SHORTEST = 2;

/** Members of a customer, as answers show it, that say nothing about the person. */
const KEPT = /^(id|tenant_id|environment_id|status|created_at|updated_at|created_by|updated_by|erased_at)$/;

/** What Nomod's events call the person who pays. */
const OF_PAYER =
  /^(first_name|last_name|email|phone_number|phone|business_name|job_title|street|city|zip_code|province)$/;

/** What identifies a customer, as it may stand in texts that others wrote. */
export class PersonalWords {
  /** For PostgreSQL and for JavaScript, which read it alike; empty when there is nothing to look for. */
  readonly pattern: string;
  private readonly expression: RegExp | undefined;

  constructor(private readonly customer: CustomerRecord) {
    const { email, contact, address_line1, address_line2 } = customer.contact;
    const words = [customer.name, customer.externalId, email, contact, address_line1, address_line2]
      .filter((word) => word !== null)
      .map((word) => word.trim())
      .filter((word) => word.length >= SHORTEST && word !== ERASED)
      .toSorted((a, b) => b.length - a.length);
    const any = words.map(escaped).join('|');
    // Not within a longer word: somebody called Ali is no part of "alignment".
    this.pattern = any === '' ? '' : `(?<![[:alnum:]])(?:${any})(?![[:alnum:]])`;
    this.expression = any === '' ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
  }

  /** The same text without the person; JSON stays JSON, and a customer in it keeps its id only. */
  takenOutOf(text: string): string {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      return this.ofText(text);
    }
    return JSON.stringify(this.ofValue(parsed));
  }

  private ofText(text: string): string {
    return this.expression ? text.replace(this.expression, ERASED) : text;
  }

  private ofValue(value: unknown): unknown {
    if (typeof value === 'string') return this.ofText(value);
    if (Array.isArray(value)) return value.map((one) => this.ofValue(one));
    if (typeof value !== 'object' || value === null) return value;
    const isCustomer = Reflect.get(value, 'id') === this.customer.id;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const isPersonal = isCustomer ? !KEPT.test(name) : OF_PAYER.test(name);
        return [name, isPersonal ? blank(member) : this.ofValue(member)];
      }),
    );
  }
}

function blank(value: unknown): unknown {
  if (typeof value === 'string') return ERASED;
  return typeof value === 'object' && value !== null ? {} : value;
}

/** Literal in both dialects; a quote or backslash may stand as JSON writes it. */
function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/"]/g, (sign) => {
    if (sign === '"') return '\\\\?"';
    return sign === '\\' ? '\\\\{1,2}' : `\\${sign}`;
  });
}
