import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ConnectionRepository } from '../connection.repository';
import { type HabitAnswers, type SeenHabit, seenNow } from './habit';

/**
 * Observed behaviour of the Nomod account of each connection. Every method opens a unit of work of the given scope,
 * or joins the caller's.
 */
@Injectable()
export class NomodHabits {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
  ) {}

  /** Stores observations. A repeated observation of ordinary work is written once. */
  async note(scope: Scope, connectionId: string, answers: HabitAnswers, by: SeenHabit['by'] = 'use'): Promise<void> {
    await this.database.transaction(scope, async () => {
      const connection = await this.connections.findInCharge(connectionId);
      const known = connection?.nomodHabits ?? {};
      const news = Object.entries(answers).filter(
        ([name, answer]) => by === 'probe' || known[name as keyof HabitAnswers]?.answer !== answer,
      );
      if (!connection || news.length === 0) return;
      await this.connections.recordHabits(connection.id, seenNow(Object.fromEntries(news), by, new Date()));
    });
  }
}
