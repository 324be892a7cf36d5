import { Injectable } from '@nestjs/common';
import { KeyEnvironments, type KeyAccess } from '@remit/accounts';
import { ApiError } from '@remit/http-api';
import {
  IdentityProvider,
  LinkedAccounts,
  MemberAccess,
  Passkeys,
  scopesOf,
  type PersonSignIn,
  type User,
} from '@remit/people';
import { Settings } from '@remit/settings';
import type { ConsoleSession, SessionKey } from './console-session.entity';
import type { SessionResponse } from './dto/session-response.dto';
import { SessionStore } from './session-store';

const OF_KEYS = { role: null, lacks_second_factor: false } as const;

type Environments = SessionResponse['environments'];

/** What the console learns of a session: who is signed in, and what that opens. */
@Injectable()
export class PresentSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly keys: KeyEnvironments,
    private readonly people: MemberAccess,
    private readonly passkeys: Passkeys,
    private readonly provider: IdentityProvider,
    private readonly accounts: LinkedAccounts,
    private readonly settings: Settings,
  ) {}

  async of(session: ConsoleSession | undefined): Promise<SessionResponse> {
    const signIn = session?.signIn;
    const user = signIn && (await this.people.user(signIn.userId));
    const opened = user ? await this.openedBy(signIn) : await this.openedByKeys(session?.keys ?? []);
    const operator = session ? this.sessions.isOperator(session) : false;
    return {
      signed_in: operator || user !== undefined || opened.length > 0,
      operator,
      has_people: await this.people.hasUsers(),
      provider: this.provider.name,
      person: user ? await this.personOf(user) : null,
      ends_at: session ? session.endsAt.toISOString() : null,
      retention_days: this.settings.retentionDays,
      request_log_days: this.settings.requestLogDays,
      environments: opened,
    };
  }

  private async personOf({ id, name, email, passwordHash, totpSecret, recoveryHashes }: User) {
    return {
      passkeys: (await this.passkeys.list(id)).length,
      id,
      name,
      email,
      has_password: passwordHash !== null,
      provider_account: await this.accounts.has(id),
      second_factor: totpSecret !== null,
      recovery_codes_left: recoveryHashes.length,
    };
  }

  private async openedBy(signIn: PersonSignIn): Promise<Environments> {
    return (await this.people.environmentsOf(signIn)).map(
      ({ tenantId, tenantName, environment, role, lacksSecondFactor }) => ({
        id: environment.id,
        name: environment.name,
        type: environment.type,
        tenant_id: tenantId,
        tenant_name: tenantName,
        scopes: scopesOf(role),
        role,
        lacks_second_factor: lacksSecondFactor,
      }),
    );
  }

  private async openedByKeys(keys: readonly SessionKey[]): Promise<Environments> {
    const opened = (await Promise.all(keys.map((key) => this.openedByKey(key)))).flat();
    const environments = opened.flatMap(({ tenantId, tenantName, scopes, environments }) =>
      environments.map((one) => ({ ...one, tenant_id: tenantId, tenant_name: tenantName, scopes, ...OF_KEYS })),
    );
    return [...new Map(environments.map((one) => [one.id, one])).values()];
  }

  /** Empty for a key that was revoked since. */
  private async openedByKey(key: SessionKey): Promise<KeyAccess[]> {
    try {
      return [await this.keys.ofHeld(key)];
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') return [];
      throw error;
    }
  }
}
