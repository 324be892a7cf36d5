import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { AccountsRepository } from './accounts.repository';

/** How long a name is kept in memory, in milliseconds, and how many are. */
const KEPT_MS = 60_000;
const MOST = 10_000;

/** What the business of a tenant is called, for whoever writes it to payers. */
@Injectable()
export class TenantNames {
  private readonly known = new Map<string, { readonly name: string; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
  ) {}

  /** Of the tenant of the running unit of work. */
  async current(): Promise<string> {
    const { tenantId } = this.database.scope;
    const known = this.known.get(tenantId);
    if (known && known.until > performance.now()) return known.name;
    const name = (await this.accounts.findTenant())?.name ?? '';
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(tenantId, { name, until: performance.now() + KEPT_MS });
    return name;
  }
}
