import { type CustomerRecord, ERASED } from '@remit/customers';

/** Shorter words would match everywhere. */
const SHORTEST = 2;

/** Members of a customer in API responses that say nothing about the person. */
const KEPT = /^(id|tenant_id|environment_id|status|created_at|updated_at|created_by|updated_by|erased_at)$/;

/** Members of Nomod's events that describe the payer. */
const OF_PAYER =
  /^(first_name|last_name|email|phone_number|phone|business_name|job_title|street|city|zip_code|province)$/;

/** Words that identify a customer, as they may occur in texts of others. */
export class PersonalWords {
  /** For PostgreSQL and JavaScript, with the same meaning in both; empty when there is nothing to find. */
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
    // Not within a longer word: the name Ali must not match in "alignment".
    this.pattern = any === '' ? '' : `(?<![[:alnum:]])(?:${any})(?![[:alnum:]])`;
    this.expression = any === '' ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
  }

  /** The same text without the person. JSON stays JSON, and a customer in it keeps only its `KEPT` members. */
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

/** Literal in both dialects. A quote or backslash may also be escaped as in JSON. */
function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/"]/g, (sign) => {
    if (sign === '"') return '\\\\?"';
    return sign === '\\' ? '\\\\{1,2}' : `\\${sign}`;
  });
}
