import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessChanges } from '@remit/accounts';
import { Database, ExpiringCache } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { SignInProof, type User } from '@remit/people';
import { Settings } from '@remit/settings';
import { ConsoleSession, type SessionKey, type SignInMethod } from './console-session.entity';
import { ConsoleSessionRepository } from './console-session.repository';

/** Milliseconds for which a session is cached. Every process refuses a signed-out one well within a second. */
const BELIEVED_MS = 500;

/** Minimum milliseconds between two writes of `last_seen_at`. */
const SEEN_EVERY_MS = 60_000;

/** Maximum number of keys of a session. */
const MAX_KEYS = 6;

export interface NewSession {
  readonly session: ConsoleSession;
  /** For the cookie. It is not stored. */
  readonly token: string;
}

/**
 * Problem: a cookie that contains the key itself outlives the sign-out, wherever it was copied to. Decision: the
 * cookie contains 256 random bits, and a row has the ids of the keys that they open, never their texts. Consequence:
 * signing out, inactivity, the end of the day, revoking the key and changing the operator's key each end the session
 * in every process within a second.
 */
@Injectable()
export class SessionStore {
  private readonly known = new ExpiringCache<ConsoleSession | null>(BELIEVED_MS);

  constructor(
    private readonly database: Database,
    private readonly sessions: ConsoleSessionRepository,
    private readonly accessChanges: AccessChanges,
    private readonly proofs: SignInProof,
    private readonly settings: Settings,
  ) {}

  /**
   * Undefined when there is none, or it has ended.
   * @param isActivity false when the request comes from a page that may be unattended
   */
  async find(id: string, isActivity = true): Promise<ConsoleSession | undefined> {
    const session = await this.known.get(id, () => this.sessions.find(id));
    const now = Date.now();
    if (!session || !this.isActive(session)) return undefined;
    if (isActivity && now - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
      session.lastSeenAt = new Date(now);
      await this.sessions.touch(id, session.lastSeenAt);
    }
    return session;
  }

  /**
   * The session as it is stored now, locked until the end of the running unit of work.
   * @throws ApiError unauthorized when it has ended
   */
  async present(id: string): Promise<ConsoleSession> {
    const session = await this.sessions.lock(id);
    if (!session || !this.isActive(session)) throw new ApiError('unauthorized');
    return session;
  }

  /**
   * Creates a session of one person. It holds no keys, and the old session ends.
   * @param user as the sign-in checked them
   * @param noted notes the sign-in, in the same unit of work
   * @throws ApiError unauthorized when what was checked has changed since
   */
  async signInPerson(
    old: ConsoleSession | undefined,
    user: User,
    means: SignInMethod,
    noted: () => Promise<void>,
  ): Promise<NewSession> {
    const { signedInWith, factors, confirmedAt } = means;
    const { token, id, now } = newToken();
    const session = Object.assign(new ConsoleSession(), {
      id,
      keys: [],
      operatorProof: null,
      userId: user.id,
      signedInWith,
      factors,
      confirmedAt,
      createdAt: now,
      lastSeenAt: now,
      endsAt: this.endFrom(now),
    } satisfies Partial<ConsoleSession>);
    await this.replace(old, session, now, async () => {
      await this.proofs.assertHolds(user, all(means));
      await noted();
    });
    return { session, token };
  }

  /**
   * The person proved again who they are: the session goes on under a new id, which no process believes old of. It ends
   * no later than before.
   * @param user as it was checked
   * @throws ApiError unauthorized when it has ended meanwhile, or what was checked has changed
   */
  async confirm(old: ConsoleSession, user: User, means: SignInMethod): Promise<NewSession> {
    const { token, id, now } = newToken();
    const session = await this.sessions.change(
      old.id,
      ({ factors }) => ({
        id,
        lastSeenAt: now,
        confirmedAt: means.confirmedAt,
        factors: union(factors, means.factors),
      }),
      () => this.proofs.assertHolds(user, all(means)),
    );
    await this.publishEnd(old.id);
    if (!session) throw new ApiError('unauthorized');
    return { session, token };
  }

  /**
   * The person changed the password with the old one: the session goes on like that, and every other one ends.
   * @returns nothing when the session has ended meanwhile. This is no error, which would undo the end of the others
   */
  async confirmAlone(old: ConsoleSession, userId: string): Promise<NewSession | undefined> {
    const { token, id, now } = newToken();
    const changes = { id, confirmedAt: now, lastSeenAt: now };
    const { session, ended } = await this.sessions.changeAlone(userId, old.id, changes);
    await this.publishEnd(old.id, ...ended);
    return session ? { session, token } : undefined;
  }

  /** Ends every session of a person: the password has changed. */
  async signOutEverywhere(userId: string): Promise<void> {
    await this.publishEnd(...(await this.sessions.removeOf(userId)));
  }

  /**
   * A passkey or the account of the provider is gone: the sessions that it opened end, and nothing is proven by it any
   * more.
   * @param butFor a session that goes on
   */
  async forgetMeans(userId: string, means: string, butFor?: string): Promise<void> {
    await this.publishEnd(...(await this.sessions.removeOpenedWith(userId, means, butFor)));
    await this.forgetFactor(userId, means);
  }

  /** The second factor is gone, so no session has proven it any more. */
  async forgetFactor(userId: string, factor: string): Promise<void> {
    await this.publishEnd(...(await this.sessions.withoutFactor(userId, factor)));
  }

  /**
   * The person proved a second factor. Other processes know it within half a second.
   * @param user as it was checked
   * @throws ApiError unauthorized when the session has ended meanwhile, or the factor is gone
   */
  async prove({ id }: ConsoleSession, user: User, factor: string): Promise<ConsoleSession> {
    const session = await this.sessions.change(
      id,
      ({ factors }) => ({ factors: union(factors, [factor]) }),
      () => this.proofs.assertHolds(user, [factor]),
    );
    if (this.database.isInTransaction) this.database.afterCommit(() => this.known.forget(id));
    else this.known.forget(id);
    if (!session) throw new ApiError('unauthorized');
    return session;
  }

  /**
   * Creates a session with a new id. It holds the keys of the old one and the new key, or the operator's. Nothing
   * remains of a session of a person.
   */
  async signIn(before: ConsoleSession | undefined, signedIn: SessionKey | 'operator'): Promise<NewSession> {
    const old = before && before.userId === null ? before : undefined;
    const { token, id, now } = newToken();
    const others = (old?.keys ?? []).filter((key) => signedIn === 'operator' || !isReplaced(key, signedIn));
    const isOperator = signedIn === 'operator' || (old !== undefined && this.isOperator(old));
    const holdsMore = others.length > 0 || (isOperator && signedIn !== 'operator');
    const session = Object.assign(new ConsoleSession(), {
      id,
      keys: (signedIn === 'operator' ? others : [signedIn, ...others]).slice(0, MAX_KEYS),
      operatorProof: isOperator ? this.proof(id) : null,
      userId: null,
      signedInWith: null,
      factors: [],
      confirmedAt: now,
      createdAt: now,
      lastSeenAt: now,
      // A further key must not extend the session of the keys held already.
      endsAt: old && holdsMore ? old.endsAt : this.endFrom(now),
    } satisfies Partial<ConsoleSession>);
    await this.replace(before, session, now);
    return { session, token };
  }

  /** Active sessions of the same person, or that share a key with this one, including this one. */
  async likeThis(session: ConsoleSession): Promise<ConsoleSession[]> {
    if (session.userId !== null) {
      const own = await this.sessions.ofUser(session.userId);
      return own.filter((one) => this.isActive(one));
    }
    const keyIds = session.keys.map(({ keyId }) => keyId);
    const isOperator = this.isOperator(session);
    const found = await this.sessions.holding(keyIds, isOperator);
    return found.filter(
      (one) =>
        this.isActive(one) &&
        (one.keys.some(({ keyId }) => keyIds.includes(keyId)) || (isOperator && this.isOperator(one))),
    );
  }

  async signOut(id: string): Promise<void> {
    await this.sessions.remove(id);
    await this.publishEnd(id);
  }

  isOperator({ id, operatorProof }: ConsoleSession): boolean {
    const expected = Buffer.from(this.proof(id) ?? '');
    const given = Buffer.from(operatorProof ?? '');
    return given.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
  }

  private isActive({ endsAt, lastSeenAt }: ConsoleSession): boolean {
    const now = Date.now();
    return endsAt.getTime() > now && lastSeenAt.getTime() > now - this.idleMs;
  }

  private endFrom(now: Date): Date {
    return new Date(now.getTime() + this.settings.sessionHours * 3_600_000);
  }

  private async replace(
    old: ConsoleSession | undefined,
    session: ConsoleSession,
    now: Date,
    check?: () => Promise<void>,
  ): Promise<void> {
    const ended = await this.sessions.replace(old?.id, session, new Date(now.getTime() - this.idleMs), check);
    await this.publishEnd(...(old ? [old.id] : []), ...ended);
  }

  private get idleMs(): number {
    return this.settings.sessionIdleMinutes * 60_000;
  }

  private proof(id: string): string | null {
    const { adminApiKey } = this.settings;
    return adminApiKey === undefined ? null : createHmac('sha256', adminApiKey).update(id).digest('base64url');
  }

  /** Once it is stored: within a unit of work after its commit. */
  private async publishEnd(...ids: readonly string[]): Promise<void> {
    if (this.database.isInTransaction) return this.tellAfterCommit(ids);
    for (const id of ids) {
      this.known.forget(id);
      await this.accessChanges.publish(id);
    }
  }

  private tellAfterCommit(ids: readonly string[]): void {
    this.database.afterCommit(() => ids.forEach((id) => this.known.forget(id)));
    ids.forEach((id) => this.accessChanges.publishAfterCommit(id));
  }
}

export const idOfSession = (token: string): string => hash('sha256', token, 'base64url');

function newToken() {
  const token = randomBytes(32).toString('base64url');
  return { token, id: idOfSession(token), now: new Date() };
}

const union = (some: readonly string[], more: readonly string[]): string[] => [...new Set([...some, ...more])];

/** The provider proves nothing by itself, but by the account there. */
const all = ({ signedInWith, factors, account }: SignInMethod): string[] =>
  union([signedInWith], factors).flatMap((one) => (one === 'provider' ? (account ?? []) : one));

/** A key replaces itself, or the key of the same environment. */
function isReplaced(held: SessionKey, by: SessionKey): boolean {
  return by.boundTo === null ? held.keyId === by.keyId : held.boundTo === by.boundTo;
}
