import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In } from 'typeorm';
import { Letter } from './letter.entity';

@Injectable()
export class LetterRepository extends ScopedRepository<Letter> {
  constructor(database: Database) {
    super(database, Letter);
  }

  /** The newest letter about each of these, in any environment of the tenant. */
  async newestAbout(ids: readonly string[]): Promise<Map<string, Letter>> {
    const { tenantId } = this.database.scope;
    const rows = await this.manager.find(Letter, { where: { tenantId, about: In([...ids]) }, order: { id: 'ASC' } });
    return new Map(rows.map((letter) => [letter.about, letter]));
  }

  /** Letters about it that wait, in any environment of the tenant, locked. */
  async lockWaiting(about: string): Promise<Letter[]> {
    const { tenantId } = this.database.scope;
    return this.manager.find(Letter, {
      where: { tenantId, about, status: 'queued' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async saveCancelled({ tenantId, environmentId, id, ...letter }: Letter): Promise<void> {
    const { status, content, lastAnswer, nextAttemptAt, finishedAt } = letter;
    const changes = { status, content, lastAnswer, nextAttemptAt, finishedAt };
    await this.manager.update(Letter, { tenantId, environmentId, id }, changes);
  }
}
