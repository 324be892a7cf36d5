import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { ListedDifference } from './listed-difference.entity';

@Injectable()
export class ListedDifferences extends ScopedRepository<ListedDifference> {
  constructor(database: Database) {
    super(database, ListedDifference);
  }

  async ofConnection(connectionId: string): Promise<ListedDifference[]> {
    return this.rowsWhere({ connectionId }, { order: 'id' });
  }

  /** @returns true when the difference was not stored before */
  async insertNew(difference: ListedDifference): Promise<boolean> {
    return this.wasInserted(ListedDifference, difference);
  }

  async remove({ id }: ListedDifference): Promise<void> {
    await this.manager.delete(ListedDifference, this.where({ id }));
  }
}
