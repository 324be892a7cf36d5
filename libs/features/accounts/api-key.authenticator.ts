import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, ExpiringCache, tenantScope } from '@remit/database';
import { ApiError, Authenticator, type Caller } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { AccountRepository } from './account.repository';
import type { ApiKey } from './api-key.entity';
import { hashApiKey, tenantIdOfApiKey } from './api-key-text';
import type { Environment } from './environment.entity';

/** Milliseconds for which a verified key is cached. Every process refuses a revoked key well within a second. */
const BELIEVED_MS = 500;

interface KnownKey {
  readonly key: ApiKey;
  /** The environments that the key opens. */
  readonly environments: ReadonlyMap<string, Environment>;
}

/** Identifies a key by the hash of its text or by its id. */
type WantedKey = { readonly tenantId: string } & (
  { readonly hash: string; readonly id?: undefined } | { readonly hash?: undefined; readonly id: string }
);

/** Authenticates callers. A key contains its tenant id, so no query looks across tenants. */
@Injectable()
export class ApiKeyAuthenticator extends Authenticator {
  private readonly known = new ExpiringCache<KnownKey | null>(BELIEVED_MS);

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async authenticate(secret: string, environmentHeader: string | undefined): Promise<Caller> {
    const tenantId = tenantIdOfApiKey(secret);
    if (tenantId === undefined) throw new ApiError('unauthorized');
    const hash = hashApiKey(secret);
    return this.callerOf({ tenantId, hash }, environmentHeader);
  }

  override async authenticateHeld(
    { tenantId, keyId }: { tenantId: string; keyId: string },
    environmentHeader: string | undefined,
  ): Promise<Caller> {
    return this.callerOf({ tenantId, id: keyId }, environmentHeader);
  }

  private async callerOf(wanted: WantedKey, environmentHeader: string | undefined): Promise<Caller> {
    const known = await this.lookUp(wanted);
    if (!known?.key.isUsable(new Date())) throw new ApiError('unauthorized');
    const { key } = known;
    const environmentId = key.environmentId ?? environmentHeader;
    // A foreign environment and one that does not exist take the same path and get the same answer.
    if (environmentId === undefined || (environmentHeader ?? environmentId) !== environmentId)
      throw deniedEnvironment();
    const environment =
      known.environments.get(environmentId) ?? (await this.lookUpAgain(wanted))?.environments.get(environmentId);
    if (!environment) throw deniedEnvironment();
    const { tenantId, id: keyId, name: keyName, displayId: keyDisplayId, scopes, allowedAddresses } = key;
    return {
      kind: 'key',
      tenantId,
      environmentId,
      environmentType: environment.type,
      returnHosts: environment.returnHosts,
      approvalLimits: environment.approvalLimits,
      keyId,
      keyName,
      keyDisplayId,
      scopes,
      allowedAddresses,
      boundTo: key.environmentId,
      responsible: key.responsible ?? keyId,
    };
  }

  override isOperator(secret: string): boolean {
    const { adminApiKey } = this.settings;
    return adminApiKey !== undefined && timingSafeEqual(digest(secret), digest(adminApiKey));
  }

  private lookUp(wanted: WantedKey): Promise<KnownKey | null> {
    return this.known.get(wanted.hash ?? wanted.id, () => this.load(wanted));
  }

  /** The environment may have been added after the key was cached. */
  private lookUpAgain(wanted: WantedKey): Promise<KnownKey | null> {
    this.known.forget(wanted.hash ?? wanted.id);
    return this.lookUp(wanted);
  }

  private load({ tenantId, hash, id }: WantedKey): Promise<KnownKey | null> {
    return this.database.transaction(tenantScope(tenantId), async () => {
      const now = new Date();
      const key = await (hash === undefined ? this.accounts.findApiKey(id) : this.accounts.findApiKeyByHash(hash));
      if (!key?.isUsable(now)) return null;
      const opened = await this.accounts.findEnvironments(key.environmentId ?? undefined);
      if (key.isLastUsedStale(now)) await this.accounts.touchApiKey(key.id, now);
      return { key, environments: new Map(opened.map((environment) => [environment.id, environment])) };
    });
  }
}

/** Hashes both sides, so that the compared values have equal length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function deniedEnvironment(): ApiError {
  return new ApiError('forbidden', {
    message: 'Access denied',
    hint: 'Send an X-Environment-ID that this key can open. A key of the whole tenant always needs one.',
  });
}
