import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { AccountRepository } from './account.repository';
import type { Environment, EnvironmentType } from './environment.entity';

/** Whose environment it is. */
export interface EnvironmentFacts {
  readonly tenantName: string;
  readonly environmentType: EnvironmentType;
}

/** Milliseconds for which a name is cached, and maximum number of cached names. Every link title contains one. */
const NAME_KEPT_MS = 60_000;
const MOST_NAMES = 10_000;

/** What other features may read about tenants and environments. */
@Injectable()
export class AccountFacts {
  private readonly names = new Map<string, { readonly name: string; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
  ) {}

  /** Name of the tenant's business. Uses the tenant of the running unit of work. */
  async tenantName(): Promise<string> {
    const { tenantId } = this.database.scope;
    const known = this.names.get(tenantId);
    if (known && known.until > performance.now()) return known.name;
    const name = (await this.accounts.findTenant())?.name ?? '';
    if (this.names.size >= MOST_NAMES) this.names.clear();
    this.names.set(tenantId, { name, until: performance.now() + NAME_KEPT_MS });
    return name;
  }

  /** Every environment of the tenant of the running unit of work. */
  async environments(): Promise<Environment[]> {
    return this.accounts.findEnvironments(undefined);
  }

  /** The environment of the running unit of work; undefined when it does not exist. */
  async ofEnvironment(): Promise<EnvironmentFacts | undefined> {
    const tenant = await this.accounts.findTenant();
    const environment = await this.accounts.findEnvironment(this.database.scope.environmentId);
    return tenant && environment ? { tenantName: tenant.name, environmentType: environment.type } : undefined;
  }
}
