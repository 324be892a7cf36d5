import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import { currentEventContext } from '@remit/domain-events';
import { ApiError, type Caller, includesScope, type KeyScope, requireScope, requireTenantWide } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Idempotency } from '@remit/idempotency';
import { AccountRepository } from './account.repository';
import { ApiKey } from './api-key.entity';
import { newApiKey } from './api-key-text';
import { AccessChanges } from './access-changes';
import type { ListApiKeysQuery } from './dto/account-requests.dto';
import { type KeyMaker, KeyMakers } from './key-makers';

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

/** Which keys go with a person who leaves: these, or all within reach of the membership but those that stay. */
export type KeysOfLeaver = { readonly revoked: readonly string[] } | { readonly kept: readonly string[] };

/**
 * API keys of one tenant. A key that is bound to an environment lists, makes and revokes keys of that environment
 * only. So a sandbox key can never become a production key.
 */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly makers: KeyMakers,
    private readonly accessChanges: AccessChanges,
    private readonly auditLog: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * @throws ApiError not_found for an environment that the caller's key does not open, forbidden when it may not make
   * a key of the whole tenant, and when the caller lost the right to make keys just now (unauthorized for a key)
   */
  async create(caller: Caller, input: ApiKeyInput): Promise<NewKey> {
    return this.database.transaction(caller, async () => {
      await this.accounts.lockKeys();
      const maker = await this.makers.ofNow(caller);
      const { boundTo } = maker;
      assertNoWider(maker, input);
      if (input.environmentId === null) requireTenantWide(maker);
      if (boundTo !== null && boundTo !== input.environmentId) throw noSuchEnvironment();
      const { id, isRepeated } = await this.idempotency.claimId('key');
      const known = isRepeated ? await this.accounts.findApiKey(id) : null;
      const responsible = caller.responsible === caller.keyId && !caller.person ? null : caller.responsible;
      return known ? { key: known, text: null } : this.issue(input, { id, responsible });
    });
  }

  /**
   * Keys that are not revoked and open what the caller's key opens: one row more than the page holds when there are
   * more, and the total count.
   */
  async list(caller: Caller, page: ListApiKeysQuery): Promise<[ApiKey[], number]> {
    return this.database.transaction(caller, () => this.accounts.listApiKeys(caller.boundTo ?? undefined, page));
  }

  /**
   * Every process refuses the key within a second. Revoking it again changes nothing.
   * @throws ApiError not_found, forbidden for a key of the whole tenant unless the caller's key is one, and for a key
   * with a scope that the caller lacks
   */
  async revoke(caller: Caller, id: string): Promise<void> {
    const { boundTo } = caller;
    await this.database.transaction(caller, async () => {
      const key = await this.accounts.findApiKey(id);
      const isSeen = key && (boundTo === null || key.environmentId === null || key.environmentId === boundTo);
      if (!isSeen) throw new ApiError('not_found', { message: 'There is no such API key.' });
      if (key.environmentId === null) requireTenantWide(caller);
      assertMayRevoke(caller, key);
      key.revoke(new Date());
      await this.accounts.saveRevocation(key);
      await this.noteAct('api_key.revoked', key);
      this.accessChanges.publishAfterCommit(key.id);
    });
  }

  /**
   * Revokes keys of a person who leaves: no key is made meanwhile. Needs a unit of work.
   * @returns how many
   * @throws ApiError validation_error for a key of somebody else, otherwise as `revoke`
   */
  async revokeOf(
    caller: Caller,
    { userId, environmentId }: { readonly userId: string; readonly environmentId: string | null },
    keys: KeysOfLeaver,
  ): Promise<number> {
    if ('revoked' in keys && keys.revoked.length === 0) return 0;
    requireScope('keys:manage');
    await this.accounts.lockKeys();
    const named = new Set('kept' in keys ? keys.kept : keys.revoked);
    for (const id of named) {
      if ((await this.accounts.findApiKey(id))?.responsible !== userId)
        throw ApiError.invalidField('kept' in keys ? 'keep_keys' : 'revoke_keys', `${id} is no API key of this person`);
    }
    const others = 'kept' in keys ? await this.accounts.apiKeysOf(userId, environmentId) : undefined;
    const gone = others?.map(({ id }) => id).filter((id) => !named.has(id)) ?? [...named];
    for (const id of gone) await this.revoke(caller, id);
    return gone.length;
  }

  /**
   * Makes a key for the tenant of the running unit of work.
   * @param responsible the person behind it, if there is one
   * @throws ApiError not_found for an unknown environment
   */
  async issue(
    input: ApiKeyInput,
    { id = newId('key'), responsible = null }: { id?: string; responsible?: string | null } = {},
  ): Promise<NewKey & { readonly text: string }> {
    const { tenantId } = this.database.scope;
    const { text, hash, displayId } = newApiKey(tenantId, await this.labelOf(input.environmentId));
    const now = new Date();
    const { actor, actorName } = currentEventContext();
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
      createdBy: actor,
      createdByName: actorName ?? null,
      responsible,
      createdAt: now,
      updatedAt: now,
    } satisfies Partial<ApiKey>);
    await this.accounts.insertApiKey(key);
    await this.noteAct('api_key.created', key);
    return { key, text };
  }

  /** Writes to the audit log of each environment that the key opens. */
  private async noteAct(action: AuditAction, { id, name, environmentId, scopes }: ApiKey): Promise<void> {
    const details = { name, scopes: scopes.join(' '), reach: environmentId === null ? 'tenant' : 'environment' };
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

/**
 * Nobody makes a key that may do more than its maker.
 * @throws ApiError forbidden
 */
function assertNoWider({ scopes, allowedAddresses, expiresAt }: KeyMaker, wanted: ApiKeyInput): void {
  const wider = scopesBeyond(scopes, wanted.scopes);
  if (wider.length > 0)
    throw new ApiError('forbidden', {
      message: `A key cannot get a scope that its maker lacks: ${wider.join(', ')}`,
      param: 'scopes',
    });
  if (expiresAt && (!wanted.expiresAt || wanted.expiresAt > expiresAt))
    throw new ApiError('forbidden', {
      message: `A key cannot work longer than its maker: send expires_at up to ${expiresAt.toISOString()}`,
      param: 'expires_at',
    });
  if (allowedAddresses.length === 0) return;
  const isWithin =
    wanted.allowedAddresses.length > 0 && wanted.allowedAddresses.every((one) => allowedAddresses.includes(one));
  if (!isWithin)
    throw new ApiError('forbidden', {
      message: `A key can only be used from where its maker can: send allowed_addresses from ${allowedAddresses.join(', ')}`,
      param: 'allowed_addresses',
    });
}

/**
 * Revoking stops machines: nobody stops what may do more.
 * @throws ApiError forbidden
 */
function assertMayRevoke({ scopes }: Caller, key: ApiKey): void {
  const beyond = scopesBeyond(scopes, key.scopes);
  if (beyond.length === 0) return;
  throw new ApiError('forbidden', {
    message: `This key has scopes that you lack: ${beyond.join(', ')}`,
    hint: 'Somebody whose role or key has them can revoke it.',
  });
}

const scopesBeyond = (own: readonly KeyScope[], others: readonly KeyScope[]): KeyScope[] =>
  others.filter((scope) => !includesScope(own, scope));

function noSuchEnvironment(): ApiError {
  return new ApiError('not_found', { message: 'There is no such environment.', param: 'environment_id' });
}
