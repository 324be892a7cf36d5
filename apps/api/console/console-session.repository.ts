import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { LessThan } from 'typeorm';
import { ConsoleSession } from './console-session.entity';

/** No tenant has this id, so sessions and the rows of tenants cannot reach each other. */
const SESSIONS: Scope = { tenantId: 'console', environmentId: 'console' };

@Injectable()
export class ConsoleSessionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ConsoleSession | null> {
    return this.inOwnScope(() => this.manager.findOneBy(ConsoleSession, { ...SESSIONS, id }));
  }

  /** Replaces an old session by a new one, and deletes sessions that have ended. */
  async replace(old: string | undefined, session: ConsoleSession, idleSince: Date): Promise<void> {
    await this.inOwnScope(async () => {
      await this.manager.delete(ConsoleSession, { ...SESSIONS, endsAt: LessThan(session.createdAt) });
      await this.manager.delete(ConsoleSession, { ...SESSIONS, lastSeenAt: LessThan(idleSince) });
      if (old !== undefined) await this.manager.delete(ConsoleSession, { ...SESSIONS, id: old });
      await this.manager.insert(ConsoleSession, { ...session, ...SESSIONS });
    });
  }

  /** Sessions of the person, newest first. */
  async ofUser(userId: string): Promise<ConsoleSession[]> {
    return this.inOwnScope(() =>
      this.manager.find(ConsoleSession, { where: { ...SESSIONS, userId }, order: { createdAt: 'DESC' }, take: 100 }),
    );
  }

  /** Sessions with one of these keys, or with the operator's if `operators`; newest first. */
  async holding(keyIds: readonly string[], operators: boolean): Promise<ConsoleSession[]> {
    return this.inOwnScope(() =>
      this.manager
        .createQueryBuilder(ConsoleSession, 's')
        .where({ ...SESSIONS })
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

  async touch(id: string, lastSeenAt: Date): Promise<void> {
    await this.inOwnScope(() => this.manager.update(ConsoleSession, { ...SESSIONS, id }, { lastSeenAt }));
  }

  async remove(id: string): Promise<void> {
    await this.inOwnScope(() => this.manager.delete(ConsoleSession, { ...SESSIONS, id }));
  }

  private inOwnScope<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(SESSIONS, work);
  }

  private get manager() {
    return this.database.manager;
  }
}
