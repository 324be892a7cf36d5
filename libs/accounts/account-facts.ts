import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { AccountsRepository } from './accounts.repository';
import type { EnvironmentType } from './environment-type';

/** Whose environment it is. */
export interface EnvironmentFacts {
  readonly tenantName: string;
  readonly environmentType: EnvironmentType;
}

/** What other features may ask about tenants and environments. */
@Injectable()
export class AccountFacts {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
  ) {}

  /** Of the running unit of work's environment; undefined when there is none. */
  async ofEnvironment(): Promise<EnvironmentFacts | undefined> {
    const tenant = await this.accounts.findTenant();
    const environment = await this.accounts.findEnvironment(this.database.scope.environmentId);
    return tenant && environment ? { tenantName: tenant.name, environmentType: environment.type } : undefined;
  }
}
