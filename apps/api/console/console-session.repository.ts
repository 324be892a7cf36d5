import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { LessThan, Not } from 'typeorm';
import { ConsoleSession } from './console-session.entity';

/** No tenant has this id, so what is here and the rows of tenants cannot reach each other. */
export const CONSOLE: Scope = { tenantId: 'console', environmentId: 'console' };

/** What changes of a session whose person proved again who they are. */
export type Renewal = Pick<ConsoleSession, 'id' | 'confirmedAt' | 'lastSeenAt'>;

@Injectable()
export class ConsoleSessionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ConsoleSession | null> {
    return this.inOwnScope(() => this.manager.findOneBy(ConsoleSession, { ...CONSOLE, id }));
  }

  /**
   * Replaces an old session by a new one, and deletes sessions that have ended.
   * @param check runs in the same unit of work: when it throws, nothing changes
   */
  async replace(
    old: string | undefined,
    session: ConsoleSession,
    idleSince: Date,
    check?: () => Promise<void>,
  ): Promise<void> {
    await this.inOwnScope(async () => {
      await check?.();
      await this.manager.delete(ConsoleSession, { ...CONSOLE, endsAt: LessThan(session.createdAt) });
      await this.manager.delete(ConsoleSession, { ...CONSOLE, lastSeenAt: LessThan(idleSince) });
      if (old !== undefined) await this.manager.delete(ConsoleSession, { ...CONSOLE, id: old });
      await this.manager.insert(ConsoleSession, { ...session, ...CONSOLE });
    });
  }

  /**
   * The session goes on under another id.
   * @returns null when it has ended meanwhile
   */
  async renew(old: string, changes: Renewal): Promise<ConsoleSession | null> {
    return this.inOwnScope(async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      const session = await this.manager.findOne(ConsoleSession, { where: { ...CONSOLE, id: old }, lock });
      if (session) await this.manager.update(ConsoleSession, { ...CONSOLE, id: old }, changes);
      return session && Object.assign(session, changes);
    });
  }

  /**
   * The same, and every other session of the person ends, even when this one has ended.
   * @returns their ids too
   */
  async renewAlone(userId: string, old: string, changes: Renewal) {
    return this.inOwnScope(async () => {
      const session = await this.renew(old, changes);
      return { session, ended: await this.removeOf(userId, changes.id) };
    });
  }

  /** Sessions of the person, newest first. */
  async ofUser(userId: string): Promise<ConsoleSession[]> {
    return this.inOwnScope(() =>
      this.manager.find(ConsoleSession, { where: { ...CONSOLE, userId }, order: { createdAt: 'DESC' }, take: 100 }),
    );
  }

  /** Sessions with one of these keys, or with the operator's if `operators`; newest first. */
  async holding(keyIds: readonly string[], operators: boolean): Promise<ConsoleSession[]> {
    return this.inOwnScope(() =>
      this.manager
        .createQueryBuilder(ConsoleSession, 's')
        .where({ ...CONSOLE })
        .andWhere(
          `(exists (select from jsonb_array_elements(s.keys) held where held ->> 'keyId' = any(:keyIds))
            or (:operators and s.operatorProof is not null))`,
          { keyIds, operators },
        )
        .orderBy('s.createdAt', 'DESC')
        .limit(100)
        .getMany(),
    );
  }

  /** Removes every session of the person, but for one perhaps. @returns their ids */
  async removeOf(userId: string, butFor?: string): Promise<string[]> {
    return this.inOwnScope(async () =>
      idsIn(
        await this.manager
          .createQueryBuilder()
          .delete()
          .from(ConsoleSession)
          .where({ ...CONSOLE, userId, ...(butFor !== undefined && { id: Not(butFor) }) })
          .returning('id')
          .execute(),
      ),
    );
  }

  async proveSecondFactor(id: string): Promise<void> {
    await this.inOwnScope(() => this.manager.update(ConsoleSession, { ...CONSOLE, id }, { hasSecondFactor: true }));
  }

  /** No session of the person that a password opened has a second factor any more. @returns their ids */
  async withoutSecondFactor(userId: string): Promise<string[]> {
    return this.inOwnScope(async () =>
      idsIn(
        await this.manager
          .createQueryBuilder()
          .update(ConsoleSession)
          .set({ hasSecondFactor: false })
          .where({ ...CONSOLE, userId, signedInWith: 'password', hasSecondFactor: true })
          .returning('id')
          .execute(),
      ),
    );
  }

  async touch(id: string, lastSeenAt: Date): Promise<void> {
    await this.inOwnScope(() => this.manager.update(ConsoleSession, { ...CONSOLE, id }, { lastSeenAt }));
  }

  async remove(id: string): Promise<void> {
    await this.inOwnScope(() => this.manager.delete(ConsoleSession, { ...CONSOLE, id }));
  }

  private inOwnScope<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(CONSOLE, work);
  }

  private get manager() {
    return this.database.manager;
  }
}

const idsIn = ({ raw }: { raw: unknown }): string[] => (raw as { id: string }[]).map(({ id }) => id);
