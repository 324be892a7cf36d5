import { hash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import { ApiError } from '@remit/http-api';
import { MemberAccess } from './member-access';
import { SignInLimits } from './sign-in-limits';
import { type ChangeSteps, outdatedProof } from './sign-in-proof';
import { newTotpSecret, totpStepOf, totpUri } from './totp';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

const RECOVERY_CODES = 10;

/** Letters and digits that nobody confuses. Twelve of them are 59 bits. */
const RECOVERY_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const RECOVERY_LENGTH = 12;

/** Codes of an authenticator app as second factor, and recovery codes for when the app is lost. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly users: UserRepository,
    private readonly limits: SignInLimits,
    private readonly access: MemberAccess,
    private readonly encryption: Encryption,
  ) {}

  /** Begins: nothing is asked for until a first code has proven that the app has the secret. */
  async begin(user: User): Promise<{ secret: string; uri: string }> {
    const secret = newTotpSecret();
    await this.users.change(user.id, (row) => {
      row.totpPending = this.encryption.encrypt(secret, addressOf(row.id, 'totp_pending'));
    });
    return { secret, uri: totpUri(secret, user.email) };
  }

  /**
   * @param steps `after` takes the proof by an earlier app from sessions
   * @returns recovery codes, shown once
   * @throws ApiError validation_error for a wrong code, conflict when nothing was begun
   */
  async finish(
    person: User,
    code: string,
    source: string,
    { before, after }: ChangeSteps<{ user: User; hadApp: boolean; codes: readonly string[] }>,
  ): Promise<string[]> {
    const { id } = person;
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    let wasBegun = false;
    const isRight = await this.limits.watchCode(person, source, async () => {
      const user = await this.users.find(id);
      wasBegun = Boolean(user?.totpPending);
      if (!user?.totpPending) return false;
      const secret = this.encryption.decrypt(user.totpPending, addressOf(id, 'totp_pending'));
      const step = totpStepOf(secret, plainCode(code), 0);
      if (step === undefined) return false;
      await this.users.together(async () => {
        const locked = await this.users.lock(id);
        if (!locked) throw outdatedProof();
        // Another request finished it meanwhile, and showed recovery codes that must stay; or a new app was begun.
        if (locked.totpPending !== user.totpPending) throw nothingBegun();
        await before(locked);
        const hadApp = locked.totpSecret !== null;
        const withApp = await this.users.change(id, (row) => {
          row.totpSecret = this.encryption.encrypt(secret, addressOf(id, 'totp_secret'));
          row.totpStep = step;
          row.totpPending = null;
          row.recoveryHashes = codes.map(hashOf);
        });
        if (withApp) await after({ user: withApp, hadApp, codes });
      });
      return true;
    });
    if (!wasBegun) throw nothingBegun();
    if (!isRight) throw wrongCode();
    this.access.forget(id);
    return codes;
  }

  /** @param steps as for `finish` */
  async remove({ id }: User, { before, after }: ChangeSteps): Promise<void> {
    await this.users.together(async () => {
      const locked = await this.users.lock(id);
      if (!locked) throw outdatedProof();
      await before(locked);
      await this.users.change(id, withoutSecondFactor);
      await after();
    });
    this.access.forget(id);
  }

  /**
   * After the password was right. Each code works once.
   * @throws ApiError second_factor_required without a code, validation_error for a wrong one
   */
  async assert(person: User, code: string | undefined, source: string): Promise<void> {
    const { id, totpSecret } = person;
    if (totpSecret === null) return;
    if (code === undefined || code.trim() === '') throw new ApiError('second_factor_required');
    const isRight = await this.limits.watchCode(person, source, async () => {
      let isGood = false;
      await this.users.change(id, (row) => {
        isGood = this.use(row, plainCode(code));
      });
      return isGood;
    });
    if (!isRight) throw wrongCode();
    this.access.forget(id);
  }

  private use(user: User, code: string): boolean {
    if (user.totpSecret === null) return true;
    const secret = this.encryption.decrypt(user.totpSecret, addressOf(user.id, 'totp_secret'));
    const step = totpStepOf(secret, code, user.totpStep);
    if (step !== undefined) {
      user.totpStep = step;
      return true;
    }
    const left = user.recoveryHashes.filter((known) => known !== hashOf(code));
    const isRecovery = left.length < user.recoveryHashes.length;
    user.recoveryHashes = left;
    return isRecovery;
  }
}

export function withoutSecondFactor(user: User): void {
  Object.assign(user, { totpSecret: null, totpPending: null, totpStep: 0, recoveryHashes: [] });
}

const addressOf = (row: string, column: string) => ({ table: 'users', column, row });

const nothingBegun = (): ApiError => new ApiError('conflict', { message: 'Begin with POST /session/second-factor' });

/** As people type them: with spaces, dashes and capitals. */
const plainCode = (code: string): string => code.replaceAll(/[\s-]/g, '').toLowerCase();

function newRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () =>
    RECOVERY_LETTERS.charAt(randomInt(RECOVERY_LETTERS.length)),
  );
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** 59 random bits cannot be guessed within the limit of guesses, so a plain hash is enough. */
const hashOf = (code: string): string => hash('sha256', plainCode(code), 'base64url');

const wrongCode = (): ApiError => ApiError.invalidField('code', 'This code is wrong, or it was used already.');
