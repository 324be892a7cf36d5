import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AccountProof } from './account-proof';
import { ConnectionSecrets } from './connection-secrets';
import type { Connection } from './connection.entity';
import { ConnectionsRepository } from './connections.repository';

/** What was made through a connection that is deleted is looked after by another one to the same account at Nomod. */
@Injectable()
export class Inheritance {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly account: AccountProof,
  ) {}

  /** Outside any unit of work. The oldest published one, else a draft; null when none is of the account. @throws ApiError nomod_error when Nomod does not tell */
  async findHeir(scope: Scope, id: string): Promise<string | null> {
    const live = await this.database.transaction(scope, () => this.connections.findLive());
    const others = live.filter((other) => other.id !== id && other.pausedAt === null && other.mayInherit);
    for (const other of others.toSorted(publishedFirst))
      if (await this.account.isShared(scope, id, this.keyOf(other), { refusedSees: false })) return other.id;
    return null;
  }

  /** Outside any unit of work. @returns the deleted ones that nobody looks after and this one can. @throws ApiError nomod_error when Nomod does not tell */
  async findEstates(scope: Scope, heirId: string): Promise<Connection[]> {
    const [heir, left] = await this.database.transaction(
      scope,
      async () => [await this.connections.findById(heirId), await this.connections.findWithoutHeir()] as const,
    );
    const found: Connection[] = [];
    if (!heir || heir.status === 'archived') return found;
    for (const deleted of left)
      if (await this.account.isShared(scope, deleted.id, this.keyOf(heir))) found.push(deleted);
    return found;
  }

  private keyOf(connection: Connection) {
    return { apiKey: this.secrets.openApiKey(connection) ?? '', isSandbox: connection.isSandbox };
  }
}

const publishedFirst = (a: Connection, b: Connection): number =>
  Number(b.status === 'published') - Number(a.status === 'published');
