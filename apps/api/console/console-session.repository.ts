import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { type FindOptionsWhere, In, LessThan, Not } from 'typeorm';
import { ConsoleSession } from './console-session.entity';

/** No tenant has this id, so what is here and the rows of tenants cannot reach each other. */
export const CONSOLE: Scope = { tenantId: 'console', environmentId: 'console' };

/** Sessions of a person at the same time. The oldest ends for one more. */
const MOST_OF_PERSON = 100;

type Changes = Partial<Pick<ConsoleSession, 'id' | 'confirmedAt' | 'lastSeenAt' | 'factors'>>;

@Injectable()
export class ConsoleSessionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ConsoleSession | null> {
    return this.inOwnScope(() => this.manager.findOneBy(ConsoleSession, { ...CONSOLE, id }));
  }

  /** The session, locked until the end of the running unit of work. */
  async lock(id: string): Promise<ConsoleSession | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.inOwnScope(() => this.manager.findOne(ConsoleSession, { where: { ...CONSOLE, id }, lock }));
  }

  /**
   * Replaces an old session by a new one, and deletes sessions that have ended.
   * @param check runs in the same unit of work: when it throws, nothing changes
   * @returns ids of sessions that end because the person has too many
   */
  async replace(
    old: string | undefined,
    session: ConsoleSession,
    idleSince: Date,
    check?: () => Promise<void>,
  ): Promise<string[]> {
    return this.inOwnScope(async () => {
      await check?.();
      await this.manager.delete(ConsoleSession, { ...CONSOLE, endsAt: LessThan(session.createdAt) });
      await this.manager.delete(ConsoleSession, { ...CONSOLE, lastSeenAt: LessThan(idleSince) });
      if (old !== undefined) await this.manager.delete(ConsoleSession, { ...CONSOLE, id: old });
      const ended = session.userId === null ? [] : await this.makeRoom(session.userId);
      await this.manager.insert(ConsoleSession, { ...session, ...CONSOLE });
      return ended;
    });
  }

  /**
   * Changes a session under a lock; its id too.
   * @param check as for `replace`
   * @returns null when it has ended meanwhile
   */
  async change(
    id: string,
    work: (session: ConsoleSession) => Changes,
    check?: () => Promise<void>,
  ): Promise<ConsoleSession | null> {
    return this.inOwnScope(async () => {
      await check?.();
      const session = await this.lock(id);
      if (!session) return null;
      const changes = work(session);
      await this.manager.update(ConsoleSession, { ...CONSOLE, id }, changes);
      return Object.assign(session, changes);
    });
  }

  /**
   * Gives a session another id, and ends every other of the person, even when this one has ended.
   * @returns ids of those that ended too
   */
  async changeAlone(userId: string, id: string, changes: Changes & { readonly id: string }) {
    return this.inOwnScope(async () => {
      const session = await this.change(id, () => changes);
      return { session, ended: await this.removeAll({ userId, id: Not(changes.id) }) };
    });
  }

  /** Sessions of the person, newest first. */
  async ofUser(userId: string): Promise<ConsoleSession[]> {
    return this.inOwnScope(() =>
      this.manager.find(ConsoleSession, {
        where: { ...CONSOLE, userId },
        order: { createdAt: 'DESC' },
        take: MOST_OF_PERSON,
      }),
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

  /** Removes every session of the person. @returns their ids */
  async removeOf(userId: string): Promise<string[]> {
    return this.removeAll({ userId });
  }

  /** Removes the sessions of the person that this opened, but for one if it is named. @returns their ids */
  async removeOpenedWith(userId: string, signedInWith: string, butFor?: string): Promise<string[]> {
    return this.removeAll({ userId, signedInWith, ...(butFor !== undefined && { id: Not(butFor) }) });
  }

  /** No session of the person has proven this second factor any more. @returns their ids */
  async withoutFactor(userId: string, factor: string): Promise<string[]> {
    return this.inOwnScope(async () =>
      idsIn(
        await this.manager
          .createQueryBuilder()
          .update(ConsoleSession)
          .set({ factors: () => 'array_remove(factors, :factor)' })
          .where({ ...CONSOLE, userId })
          .andWhere(':factor = any(factors)', { factor })
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

  private async makeRoom(userId: string): Promise<string[]> {
    const where = { ...CONSOLE, userId };
    const order = { createdAt: 'DESC' } as const;
    const many = await this.manager.find(ConsoleSession, {
      select: { id: true },
      where,
      order,
      skip: MOST_OF_PERSON - 1,
    });
    return many.length === 0 ? [] : this.removeAll({ userId, id: In(many.map(({ id }) => id)) });
  }

  private async removeAll(which: FindOptionsWhere<ConsoleSession>): Promise<string[]> {
    return this.inOwnScope(async () =>
      idsIn(
        await this.manager
          .createQueryBuilder()
          .delete()
          .from(ConsoleSession)
          .where({ ...which, ...CONSOLE })
          .returning('id')
          .execute(),
      ),
    );
  }

  private inOwnScope<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(CONSOLE, work);
  }

  private get manager() {
    return this.database.manager;
  }
}

const idsIn = ({ raw }: { raw: unknown }): string[] => (raw as { id: string }[]).map(({ id }) => id);
