import { DomainEvent } from './domain-event';

/**
 * A person signed in to the console, or changed how they do. One for each environment that is to know it. It belongs to
 * no tenant, as the person does.
 */
export class PersonActed extends DomainEvent<{
  readonly user_id: string;
  readonly place_tenant_id: string;
  readonly place_environment_id: string;
  /** For the audit log. */
  readonly action: string;
  readonly details: Readonly<Record<string, string>>;
  /** Address of who did it. */
  readonly source: string | null;
  /** Whether it is the first of its act: what is due once for each act is due with this one. */
  readonly is_first: boolean;
}> {
  static readonly type = 'person.acted';
  static readonly version = 1;
}
