import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import { currentEventContext } from '@remit/domain-events';
import { ApiError, type Caller, type KeyScope, type PageQuery } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { Idempotency } from '@remit/idempotency';
import { AccountRepository } from './account.repository';
import { ApiKey } from './api-key.entity';
import { newApiKey } from './api-key-text';
import { CLOSED_DOORS } from './closed-doors';
import { KeyReach } from './key-reach';

export interface ApiKeyInput {
  readonly name: string;
  /** Null: every environment of the tenant. */
  readonly environmentId: string | null;
  readonly scopes: readonly KeyScope[];
  /** Empty: it may be used from anywhere. */
  readonly allowedAddresses: readonly string[];
  /** Null: it never expires. */
  readonly expiresAt: Date | null;
}

export interface NewKey {
  readonly key: ApiKey;
  /** The key itself, shown only this time. Null for a repeated request, because the text is not stored. */
  readonly text: string | null;
}

/**
 * API keys of one tenant. A key that is bound to an environment lists, makes and revokes keys of that environment
 * only. So a sandbox key can never become a production key.
 */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly reach: KeyReach,
    private readonly auditLog: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * @throws ApiError not_found for an environment that the caller's key does not open, forbidden when it may not make
   * a key of the whole tenant
   */
  async create(caller: Caller, input: ApiKeyInput): Promise<NewKey> {
    return this.database.transaction(caller, async () => {
      if (input.environmentId === null) await this.reach.requireTenantWide(caller);
      const boundTo = await this.reach.boundTo(caller);
      if (boundTo !== null && boundTo !== input.environmentId) throw noSuchEnvironment();
      const { id, isRepeated } = await this.idempotency.claimId('key');
      const known = isRepeated ? await this.accounts.findApiKey(id) : null;
      return known ? { key: known, text: null } : this.issue(input, id);
    });
  }

  /**
   * Keys that are not revoked and open what the caller's key opens: one row more than the page holds when there are
   * more, and the total count.
   */
  async list(caller: Caller, page: PageQuery): Promise<[ApiKey[], number]> {
    return this.database.transaction(caller, async () => {
      const boundTo = await this.reach.boundTo(caller);
      return this.accounts.listApiKeys(boundTo ?? undefined, page);
    });
  }

  /**
   * Every process refuses the key within a second. Revoking it again changes nothing.
   * @throws ApiError not_found, forbidden for a key of the whole tenant unless the caller's key is one
   */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      const boundTo = await this.reach.boundTo(caller);
      const key = await this.accounts.findApiKey(id);
      const isSeen = key && (boundTo === null || key.environmentId === null || key.environmentId === boundTo);
      if (!isSeen) throw new ApiError('not_found', { message: 'There is no such API key.' });
      if (key.environmentId === null) await this.reach.requireTenantWide(caller);
      key.revoke(new Date());
      await this.accounts.saveRevocation(key);
      await this.noteAct('api_key.revoked', key);
      this.database.afterCommit(() => void this.database.notify(CLOSED_DOORS, key.id).catch(() => undefined));
    });
  }

  /**
   * Makes a key for the tenant of the running unit of work.
   * @throws ApiError not_found for an unknown environment
   */
  async issue(input: ApiKeyInput, id = newId('key')): Promise<NewKey & { readonly text: string }> {
    const { tenantId } = this.database.scope;
    const { text, hash, displayId } = newApiKey(tenantId, await this.labelOf(input.environmentId));
    const now = new Date();
    const key = Object.assign(new ApiKey(), {
      tenantId,
      id,
      environmentId: input.environmentId,
      name: input.name,
      scopes: [...input.scopes],
      allowedAddresses: [...input.allowedAddresses],
      hash,
      displayId,
      expiresAt: input.expiresAt,
      lastUsedAt: null,
      revokedAt: null,
      createdBy: currentEventContext().actor,
      createdAt: now,
      updatedAt: now,
    } satisfies Partial<ApiKey>);
    await this.accounts.insertApiKey(key);
    await this.noteAct('api_key.created', key);
    return { key, text };
  }

  /** Writes to the audit log of each environment that the key opens. */
  private async noteAct(action: string, { id, environmentId, scopes }: ApiKey): Promise<void> {
    const details = { scopes: scopes.join(' '), reach: environmentId === null ? 'tenant' : 'environment' };
    for (const environment of await this.accounts.findEnvironments(environmentId ?? undefined)) {
      this.auditLog.record(action, id, { environmentId: environment.id, details });
    }
  }

  private async labelOf(environmentId: string | null): Promise<'sandbox' | 'production' | 'tenant'> {
    if (environmentId === null) return 'tenant';
    const environment = await this.accounts.findEnvironment(environmentId);
    if (!environment) throw noSuchEnvironment();
    return environment.type;
  }
}

function noSuchEnvironment(): ApiError {
  return new ApiError('not_found', { message: 'There is no such environment.', param: 'environment_id' });
}
