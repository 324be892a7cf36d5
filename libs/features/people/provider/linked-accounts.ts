import { Injectable } from '@nestjs/common';
import { Database, violatedUniqueConstraint } from '@remit/database';
import { Letters } from '@remit/emails';
import { ApiError } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { MemberAccess, type PersonSignIn } from '../member-access';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import type { User } from '../user.entity';
import { newIdentity } from '../user-identity.entity';
import { UserRepository } from '../user.repository';
import type { ProvenIdentity } from './claims';
import { type LinkChange, linkLetter } from './link-letter';
import { signInFailed } from './sign-in-failed';

/** Accounts of the provider that people who are signed in connect with their own account, and disconnect. */
@Injectable()
export class LinkedAccounts {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly access: MemberAccess,
    private readonly letters: Letters,
    private readonly settings: Settings,
  ) {}

  /** Whether the user signs in at the provider of the settings. */
  async has(userId: string): Promise<boolean> {
    const { oidcIssuer } = this.settings;
    return oidcIssuer !== undefined && this.users.hasIdentity(userId, oidcIssuer);
  }

  /**
   * From now on that account of the provider signs the user in, with any address.
   * @throws ApiError sign_in_failed when it signs somebody else in, or the user has another one there
   */
  async link(user: User, proven: ProvenIdentity): Promise<void> {
    const identity = newIdentity(proven, user.id, true);
    try {
      await this.users.together(async () => {
        await this.users.lock(user.id);
        if (await this.users.hasIdentity(user.id, proven.issuer)) throw signInFailed('has_another');
        if (await this.users.findByIdentity(identity.id)) throw signInFailed('taken');
        await this.users.insertIdentity(identity);
        await this.users.change(user.id, (row) => void (row.providerEnded = false));
      });
    } catch (error) {
      // Somebody else connected it at the same moment.
      throw violatedUniqueConstraint(error) === undefined ? error : signInFailed('taken');
    }
  }

  /**
   * @param ending ends the sessions that it opened, in the same unit of work
   * @throws ApiError not_found without one, conflict when nothing else would open the account
   */
  async unlink({ id }: User, ending: () => Promise<void>): Promise<void> {
    await this.users.together(async () => {
      const user = await this.users.lock(id);
      const hasPassword = user !== null && user.passwordHash !== null;
      if (!hasPassword && (await this.passkeys.ofUser(id)).length === 0) throw lastWayIn();
      if (!(await this.users.removeIdentities(id)))
        throw new ApiError('not_found', { message: 'No account of the provider is connected' });
      await this.users.change(id, (row) => void (row.providerEnded = true));
      await ending();
    });
  }

  /**
   * @throws ApiError conflict when the user has neither a password nor an account of the provider: without this passkey
   * nothing would open the account. Needs the lock of the user.
   */
  async assertOpensWithoutPasskey(user: User): Promise<void> {
    const others = (await this.passkeys.ofUser(user.id)).length - 1;
    if (user.passwordHash === null && others <= 0 && !(await this.has(user.id))) throw lastWayIn();
  }

  /** Tells the person by e-mail, because a stranger may use a session that was left open. */
  async tell({ id, name, email }: User, standing: PersonSignIn, change: LinkChange): Promise<void> {
    const [place] = await this.access.environmentsOf(standing);
    if (!place || email.endsWith('.invalid')) return;
    const facts = { name, email, business: place.tenantName, provider: this.settings.oidcName };
    const scope = { tenantId: place.tenantId, environmentId: place.environment.id };
    await this.database.transaction(scope, () =>
      this.letters.queue((language) => linkLetter(change, { ...facts, id, url: this.settings.publicUrl }, language)),
    );
  }
}

const lastWayIn = (): ApiError =>
  new ApiError('conflict', {
    message: 'Nothing else would open your account',
    hint: 'Add a passkey first, or ask whoever runs the server for a link that sets a password.',
  });
