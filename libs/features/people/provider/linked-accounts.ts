import { Injectable } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { violatedUniqueConstraint } from '@remit/database';
import { Letters } from '@remit/emails';
import { ApiError } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { MemberAccess } from '../member-access';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import { type Note, PersonNotes } from '../person-notes';
import { type ChangeSteps, outdatedProof } from '../sign-in-proof';
import type { User } from '../user.entity';
import { newIdentity } from '../user-identity.entity';
import { UserRepository } from '../user.repository';
import type { ProvenIdentity } from './claims';
import { type LinkChange, linkLetter } from './link-letter';
import { ProvidedMemberships } from './provided-memberships';
import { signInFailed } from './sign-in-failed';

/** Accounts of the provider that people who are signed in connect with their own account, and disconnect. */
@Injectable()
export class LinkedAccounts {
  constructor(
    private readonly users: UserRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly access: MemberAccess,
    private readonly memberships: ProvidedMemberships,
    private readonly notes: PersonNotes,
    private readonly facts: AccountFacts,
    private readonly letters: Letters,
    private readonly settings: Settings,
  ) {}

  /** Whether the user signs in at the provider of the settings. */
  async has(userId: string): Promise<boolean> {
    const { oidcIssuer } = this.settings;
    return oidcIssuer !== undefined && this.users.hasIdentity(userId, oidcIssuer);
  }

  /**
   * From now on that account of the provider signs the user in, with any address. An account that made a user of its
   * own by an earlier sign-in comes over, and nothing opens that user any more.
   * @param steps `after` gets the id of that user, whose sessions end
   * @throws ApiError sign_in_failed when it signs somebody else in who needs it, or the user has another one there
   */
  async link(user: User, proven: ProvenIdentity, { before, after }: ChangeSteps<string | undefined>): Promise<void> {
    const identity = newIdentity(proven, user.id, true);
    const leaving = await this.leavingOf(identity.id);
    try {
      await this.users.together(async () => {
        const locked = await this.users.lock(user.id);
        if (!locked) throw outdatedProof();
        await before(locked);
        if (await this.users.hasIdentity(user.id, proven.issuer)) throw signInFailed('has_another');
        await this.free(identity.id, leaving);
        await this.users.insertIdentity(identity);
        await this.users.change(user.id, (row) => void (row.providerEnded = false));
        await leaving?.note('person.provider_unlinked', { connected_with: user.email });
        await after(leaving?.user.id);
      });
    } catch (error) {
      // Somebody else connected it at the same moment.
      throw violatedUniqueConstraint(error) === undefined ? error : signInFailed('taken');
    }
  }

  /** Whom the account made by itself. Roles that were given to that user by hand would be lost: a person takes them. */
  private async leavingOf(identityId: string): Promise<{ user: User; note: Note } | undefined> {
    const found = await this.users.findByIdentity(identityId);
    if (!found || found.isLinked) return undefined;
    const { user } = found;
    // What is believed of the roles may be half a second old.
    this.access.forget(user.id, ...user.tenants);
    const opens = (isFromProvider: boolean) => ({ userId: user.id, hasSecondFactor: true, isFromProvider });
    if ((await this.access.environmentsOf(opens(false))).length > 0) throw signInFailed('has_roles');
    return { user, note: await this.notes.of(user, opens(true)) };
  }

  private async free(identityId: string, leaving: { user: User } | undefined): Promise<void> {
    const found = await this.users.findByIdentity(identityId);
    if (!found) return;
    const user = await this.users.lock(found.user.id);
    const opensOtherwise = !user || user.passwordHash !== null || (await this.passkeys.ofUser(user.id)).length > 0;
    if (opensOtherwise || found.isLinked || user.id !== leaving?.user.id) throw signInFailed('taken');
    await this.users.removeIdentity(user.id, identityId);
  }

  /**
   * @param steps `after` ends the sessions that it opened
   * @throws ApiError not_found without one, conflict when nothing else would open the account
   */
  async unlink({ id }: User, { before, after }: ChangeSteps): Promise<void> {
    await this.users.together(async () => {
      const user = await this.users.lock(id);
      if (!user) throw outdatedProof();
      await before(user);
      if (user.passwordHash === null && (await this.passkeys.ofUser(id)).length === 0) throw lastWayIn();
      if (!(await this.users.removeIdentities(id)))
        throw new ApiError('not_found', { message: 'No account of the provider is connected' });
      await this.users.change(id, (row) => void (row.providerEnded = true));
      await after();
    });
  }

  /** No sign-in takes these memberships away once no account is left. Does nothing while there is one. */
  async takeWhatGroupsGave(userId: string): Promise<void> {
    const user = await this.users.find(userId);
    if (user && !(await this.users.hasAnyIdentity(userId))) await this.memberships.takeAll(user);
  }

  /**
   * @throws ApiError conflict when the user has neither a password nor an account of the provider: without this passkey
   * nothing would open the account. Needs the lock of the user.
   */
  async assertOpensWithoutPasskey(user: User): Promise<void> {
    const others = (await this.passkeys.ofUser(user.id)).length - 1;
    if (user.passwordHash === null && others <= 0 && !(await this.has(user.id))) throw lastWayIn();
  }

  /**
   * Tells the person by e-mail, because a stranger may use a session that was left open. Needs the unit of work of an
   * environment.
   */
  async tell(userId: string, person: Readonly<Record<string, string>>, change: LinkChange): Promise<void> {
    const { name = '', email = '' } = person;
    if (email === '' || email.endsWith('.invalid')) return;
    const { oidcName: provider, publicUrl: url } = this.settings;
    const facts = { id: userId, name, email, business: await this.facts.tenantName(), provider, url };
    await this.letters.queue((language) => linkLetter(change, facts, language));
  }
}

const lastWayIn = (): ApiError =>
  new ApiError('conflict', {
    message: 'Nothing else would open your account',
    hint: 'Add a passkey first, or ask the person who runs the server for a link that sets a password.',
  });
