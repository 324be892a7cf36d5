import { Injectable } from '@nestjs/common';
import { Database, type Scope, ScopedRepository } from '@remit/database';
import { User } from './user.entity';
import { UserIdentity } from './user-identity.entity';

/** No tenant has this id, so users and the rows of tenants cannot reach each other. */
export const USERS: Scope = { tenantId: 'console', environmentId: 'console' };

/** Users of every tenant. Each method is a unit of work of its own, because no tenant's unit of work can see users. */
@Injectable()
export class UserRepository {
  private readonly rows: UserRows;
  private readonly identities: UserIdentityRows;

  constructor(private readonly database: Database) {
    this.rows = new UserRows(database);
    this.identities = new UserIdentityRows(database);
  }

  /** One unit of work for what changes a user and for what must not outlive that, such as sessions. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(USERS, work);
  }

  async find(id: string): Promise<User | null> {
    return this.database.transaction(USERS, () => this.rows.findById(id));
  }

  /** The user, locked until the end of the running unit of work. */
  async lock(id: string): Promise<User | null> {
    return this.database.transaction(USERS, () => this.rows.lockById(id));
  }

  async findByEmail(email: string): Promise<User | null> {
    return this.database.transaction(USERS, () => this.rows.withEmail(email));
  }

  /** The user whose link to set a new password has this hash. */
  async findByReset(resetHash: string): Promise<User | null> {
    return this.database.transaction(USERS, () => this.rows.withReset(resetHash));
  }

  /** The user who signs in with that account of a provider, and whether the person connected it. */
  async findByIdentity(id: string): Promise<{ user: User; isLinked: boolean } | null> {
    return this.database.transaction(USERS, async () => {
      const identity = await this.identities.findById(id);
      const user = identity && (await this.rows.findById(identity.userId));
      return user && { user, isLinked: identity.linked };
    });
  }

  /** Whether this account of a provider signs the user in. @param id of the identity */
  async owns(userId: string, id: string): Promise<boolean> {
    return this.database.transaction(USERS, () =>
      this.database.manager.existsBy(UserIdentity, { ...USERS, userId, id }),
    );
  }

  /** Whether the user signs in with an account of any provider. */
  async hasAnyIdentity(userId: string): Promise<boolean> {
    return this.database.transaction(USERS, () => this.database.manager.existsBy(UserIdentity, { ...USERS, userId }));
  }

  async removeIdentity(userId: string, id: string): Promise<void> {
    await this.database.transaction(USERS, () => this.database.manager.delete(UserIdentity, { ...USERS, userId, id }));
  }

  /**
   * @param only only those that the user connected, or came with
   * @returns whether there were any
   */
  async removeIdentities(userId: string, only: Partial<Pick<UserIdentity, 'linked'>> = {}): Promise<boolean> {
    return this.database.transaction(USERS, async () => {
      const { affected } = await this.database.manager.delete(UserIdentity, { ...USERS, userId, ...only });
      return (affected ?? 0) > 0;
    });
  }

  /** Whether the user signs in with an account of that provider. @param only as for `removeIdentities` */
  async hasIdentity(
    userId: string,
    issuer: string,
    only: Partial<Pick<UserIdentity, 'linked'>> = {},
  ): Promise<boolean> {
    return this.database.transaction(USERS, () =>
      this.database.manager.existsBy(UserIdentity, { ...USERS, userId, issuer, ...only }),
    );
  }

  async insertIdentity(identity: UserIdentity): Promise<void> {
    await this.database.transaction(USERS, async () => this.identities.insert(identity));
  }

  async findAll(ids: readonly string[]): Promise<Map<string, User>> {
    if (ids.length === 0) return new Map();
    const found = await this.database.transaction(USERS, () => this.rows.withIds(ids));
    return new Map(found.map((user) => [user.id, user]));
  }

  async hasAny(): Promise<boolean> {
    return this.database.transaction(USERS, () => this.database.manager.existsBy(User, { ...USERS }));
  }

  /** @param identity the account of a provider by which the new user signs in, if any */
  async insert(user: User, identity?: UserIdentity): Promise<void> {
    await this.database.transaction(USERS, async () => {
      this.rows.insert(user);
      if (identity) this.identities.insert(identity);
    });
  }

  /**
   * Changes a user under a lock.
   * @returns undefined when there is no such user
   */
  async change(id: string, work: (user: User) => void): Promise<User | undefined> {
    return this.database.transaction(USERS, async () => this.changed(await this.rows.lockById(id), work));
  }

  /** The same for the user whose link to set a new password has this hash. */
  async changeByReset(resetHash: string, work: (user: User) => void): Promise<User | undefined> {
    return this.database.transaction(USERS, async () => this.changed(await this.rows.lockByReset(resetHash), work));
  }

  private async changed(user: User | null, work: (user: User) => void): Promise<User | undefined> {
    if (!user) return undefined;
    work(user);
    user.updatedAt = new Date();
    this.rows.update(user);
    return user;
  }
}

class UserRows extends ScopedRepository<User> {
  constructor(database: Database) {
    super(database, User);
  }

  async withEmail(email: string): Promise<User | null> {
    return this.rowWhere({ email });
  }

  async withIds(ids: readonly string[]): Promise<User[]> {
    return this.rowsWhere({ id: [...ids] });
  }

  async withReset(resetHash: string): Promise<User | null> {
    return this.rowWhere({ resetHash });
  }

  async lockByReset(resetHash: string): Promise<User | null> {
    return this.rowWhere({ resetHash }, { order: 'id', lock: true });
  }
}

class UserIdentityRows extends ScopedRepository<UserIdentity> {
  constructor(database: Database) {
    super(database, UserIdentity);
  }
}
