import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AccountProof } from './account-proof';
import { ConnectionSecrets } from './connection-secrets';
import type { Connection } from './connection.entity';
import { ConnectionRepository } from './connection.repository';

/** When a connection is deleted, another one to the same Nomod account inherits its objects. */
@Injectable()
export class Inheritance {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly account: AccountProof,
  ) {}

  /**
   * The oldest published connection to the account, otherwise a draft; null when there is none. Must run outside a
   * unit of work.
   * @throws ApiError nomod_error when Nomod does not answer
   */
  async findHeir(scope: Scope, id: string): Promise<string | null> {
    const [live, objects] = await this.database.transaction(
      scope,
      async () => [await this.connections.findLive(), await this.account.objectsOf(scope, id)] as const,
    );
    const others = live.filter((other) => other.id !== id && other.pausedAt === null && other.mayInherit);
    for (const other of others.toSorted(publishedFirst)) {
      const credentials = this.secrets.openCredentials(other);
      if (await this.account.seesAny(objects, credentials, { refusedSeesNothing: true })) return other.id;
    }
    return null;
  }

  /**
   * Must run outside a unit of work.
   * @returns ids of the archived connections without an heir that this one can inherit
   * @throws ApiError nomod_error when Nomod does not answer, or refuses the key
   */
  async findEstates(scope: Scope, heirId: string): Promise<string[]> {
    const [heir, left] = await this.database.transaction(
      scope,
      async () => [await this.connections.findById(heirId), await this.connections.findWithoutHeir()] as const,
    );
    const found: string[] = [];
    if (!heir || heir.status === 'archived') return found;
    const credentials = this.secrets.openCredentials(heir);
    for (const { id } of left)
      if (await this.account.seesAny(await this.account.objectsOf(scope, id), credentials)) found.push(id);
    return found;
  }
}

const publishedFirst = (a: Connection, b: Connection): number =>
  Number(b.status === 'published') - Number(a.status === 'published');
