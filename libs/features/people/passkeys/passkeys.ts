import { Injectable, Logger } from '@nestjs/common';
import { newId } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { Settings } from '@remit/settings';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { MemberAccess } from '../member-access';
import { LinkedAccounts } from '../provider/linked-accounts';
import { signInFailed } from '../provider/sign-in-failed';
import { type ChangeSteps, outdatedProof } from '../sign-in-proof';
import type { User } from '../user.entity';
import { UserRepository } from '../user.repository';
import { Passkey } from './passkey.entity';
import { PasskeyRepository } from './passkey.repository';

/** More authenticators than anybody carries. */
const MOST_OF_USER = 20;

const LONGEST_NAME = 60;

/** Milliseconds that the browser gives the person. */
const PROMPT_MS = 300_000;

/**
 * Passkeys (WebAuthn). One signs a person in alone: the authenticator has verified the person, by a finger or a code,
 * so it counts as both factors. It belongs to the host of PUBLIC_URL, and no other site can ask for it.
 */
@Injectable()
export class Passkeys {
  private readonly logger = new Logger('Passkeys');
  private readonly origin: string;
  private readonly host: string;

  constructor(
    private readonly users: UserRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly access: MemberAccess,
    private readonly accounts: LinkedAccounts,
    { publicUrl }: Settings,
  ) {
    ({ origin: this.origin, hostname: this.host } = new URL(publicUrl));
  }

  /** What the browser needs to make one. Authenticators that have one of the person already make no second. */
  async beginRegistration({ id, email, name }: User): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Remit',
      rpID: this.host,
      userID: new TextEncoder().encode(id),
      userName: email,
      userDisplayName: name,
      timeout: PROMPT_MS,
      attestationType: 'none',
      excludeCredentials: (await this.passkeys.ofUser(id)).map(asDescriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** @throws ApiError sign_in_failed for an answer that proves nothing, conflict for too many */
  async register(
    user: User,
    name: string,
    { answer, challenge }: { answer: RegistrationResponseJSON; challenge: string },
    { before, after }: ChangeSteps<Passkey>,
  ): Promise<Passkey> {
    const { registrationInfo: made } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      requireUserVerification: true,
    }).catch((cause: unknown) => {
      throw this.refused('registration', cause);
    });
    if (!made) throw signInFailed('bad_passkey');
    const passkey = Object.assign(new Passkey(), {
      id: newId('psk'),
      userId: user.id,
      name: name.trim().slice(0, LONGEST_NAME),
      credentialId: made.credential.id,
      publicKey: Buffer.from(made.credential.publicKey).toString('base64url'),
      counter: String(made.credential.counter),
      transports: made.credential.transports ?? [],
      createdAt: new Date(),
      lastUsedAt: null,
    } satisfies Partial<Passkey>);
    await this.users.together(async () => {
      const locked = await this.users.lock(user.id);
      if (!locked) throw outdatedProof();
      await before(locked);
      if ((await this.passkeys.ofUser(user.id)).length >= MOST_OF_USER) throw tooMany();
      await this.passkeys.insert(passkey);
      await after(passkey);
    });
    return passkey;
  }

  /** What the browser needs to use a passkey of any user. */
  async beginSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({ rpID: this.host, timeout: PROMPT_MS, userVerification: 'required' });
  }

  /**
   * Whose passkey signed the challenge.
   * @throws ApiError sign_in_failed for an unknown passkey, a wrong signature, or a counter that went back: a copy of
   * the authenticator may exist
   */
  async verify(answer: AuthenticationResponseJSON, challenge: string): Promise<{ user: User; passkey: Passkey }> {
    const passkey = await this.passkeys.change(answer.id, async (row) => {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
        credential: {
          id: row.credentialId,
          publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
          counter: Number(row.counter),
        },
      }).catch((cause: unknown) => {
        throw this.refused(row.id, cause);
      });
      const handle = Buffer.from(answer.response.userHandle ?? '', 'base64url').toString();
      if (!verified || handle !== row.userId) throw signInFailed('bad_passkey');
      row.counter = String(authenticationInfo.newCounter);
      row.lastUsedAt = new Date();
    });
    const user = passkey && (await this.access.user(passkey.userId));
    if (!user) throw signInFailed('bad_passkey');
    return { user, passkey };
  }

  /** All passkeys of a user. */
  async list(userId: string): Promise<Passkey[]> {
    return this.passkeys.ofUser(userId);
  }

  /** @throws ApiError not_found */
  async rename(userId: string, id: string, name: string): Promise<Passkey> {
    const own = await this.own(userId, id);
    const renamed = await this.passkeys.change(own.credentialId, (row) => void (row.name = name.trim()));
    if (!renamed) throw noSuchPasskey();
    return renamed;
  }

  /**
   * @param steps `after` ends what it opened
   * @throws ApiError not_found, conflict when nothing else would open the account
   */
  async remove(userId: string, id: string, { before, after }: ChangeSteps<Passkey>): Promise<void> {
    await this.users.together(async () => {
      // As every sign-in does first.
      const user = await this.users.lock(userId);
      if (!user) throw outdatedProof();
      await before(user);
      const own = await this.own(userId, id);
      await this.accounts.assertOpensWithoutPasskey(user);
      if (!(await this.passkeys.remove(userId, id))) throw noSuchPasskey();
      await after(own);
    });
  }

  private async own(userId: string, id: string): Promise<Passkey> {
    const found = (await this.passkeys.ofUser(userId)).find((passkey) => passkey.id === id);
    if (!found) throw noSuchPasskey();
    return found;
  }

  /** The cause stands in the log only. */
  private refused(passkey: string, cause: unknown): ApiError {
    this.logger.warn({ msg: 'a passkey was refused', passkey, reason: (cause as Error).message });
    return signInFailed('bad_passkey');
  }
}

const asDescriptor = ({ credentialId: id, transports }: Passkey) => ({
  id,
  transports,
});

const tooMany = (): ApiError =>
  new ApiError('conflict', { message: `Nobody has more than ${MOST_OF_USER} passkeys`, hint: 'Remove one.' });

const noSuchPasskey = (): ApiError => new ApiError('not_found', { message: 'There is no such passkey.' });
