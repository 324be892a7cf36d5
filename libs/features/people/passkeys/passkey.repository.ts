import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { USERS } from '../user.repository';
import { Passkey } from './passkey.entity';

/** Passkeys of every user. Like users they belong to no tenant, so each method is a unit of work of its own. */
@Injectable()
export class PasskeyRepository {
  private readonly rows: PasskeyRows;

  constructor(private readonly database: Database) {
    this.rows = new PasskeyRows(database);
  }

  /** Oldest first. */
  async ofUser(userId: string): Promise<Passkey[]> {
    return this.database.transaction(USERS, async () =>
      (await this.rows.ofUser(userId)).toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime()),
    );
  }

  /** Which of the users have one. */
  async owners(userIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (userIds.length === 0) return new Set();
    const found = await this.database.transaction(USERS, () => this.rows.ofUsers(userIds));
    return new Set(found.map(({ userId }) => userId));
  }

  async insert(passkey: Passkey): Promise<void> {
    await this.database.transaction(USERS, async () => this.rows.insert(passkey));
  }

  /**
   * Changes the passkey with this credential under a lock. What `work` throws changes nothing.
   * @returns undefined when there is none
   */
  async change(credentialId: string, work: (passkey: Passkey) => Promise<void> | void): Promise<Passkey | undefined> {
    return this.database.transaction(USERS, async () => {
      const passkey = await this.rows.lockByCredential(credentialId);
      if (!passkey) return undefined;
      await work(passkey);
      this.rows.update(passkey);
      return passkey;
    });
  }

  /** Keeps it until the end of the running unit of work. @returns whether the user has it */
  async lock(userId: string, id: string): Promise<boolean> {
    return this.database.transaction(USERS, async () => (await this.rows.lockById(id))?.userId === userId);
  }

  /** @returns whether the user had it */
  async remove(userId: string, id: string): Promise<boolean> {
    return this.database.transaction(USERS, async () => {
      const { affected } = await this.database.manager.delete(Passkey, { ...USERS, userId, id });
      return affected === 1;
    });
  }

  async removeOf(userId: string): Promise<void> {
    await this.database.transaction(USERS, () => this.database.manager.delete(Passkey, { ...USERS, userId }));
  }
}

class PasskeyRows extends ScopedRepository<Passkey> {
  constructor(database: Database) {
    super(database, Passkey);
  }

  async ofUser(userId: string): Promise<Passkey[]> {
    return this.rowsWhere({ userId });
  }

  async ofUsers(userIds: readonly string[]): Promise<Passkey[]> {
    return this.rowsWhere({ userId: [...userIds] });
  }

  async lockByCredential(credentialId: string): Promise<Passkey | null> {
    return this.rowWhere({ credentialId }, { order: 'id', lock: true });
  }
}
