import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { NomodClient, type NomodCredentials, NomodError } from '@remit/nomod';
import { type RemoteObject, RemoteOperations } from '@remit/remote-operations';
import { ConnectionsRepository } from './connections.repository';
import { unanswered } from './key-checker';

/** How many of a connection's newest objects are read: some of them may have been deleted at Nomod. */
const OBJECTS_READ = 5;

/**
 * Proves that a key opens the Nomod account in which a connection's links, invoices and customers are. Nomod names the account nowhere, so the objects
 * themselves are read: with a key of another account they would all seem to be deleted.
 */
@Injectable()
export class AccountProof {
  constructor(
    private readonly database: Database,
    private readonly operations: RemoteOperations,
    private readonly nomod: NomodClient,
    private readonly connections: ConnectionsRepository,
  ) {}

  /**
   * Outside any unit of work. A connection that made nothing yet may get any key.
   * @param current the key that is saved now. @throws ApiError validation_error for a key of another account, nomod_error when Nomod does not tell
   */
  async require(scope: Scope, connectionId: string, next: NomodCredentials, current: NomodCredentials): Promise<void> {
    const objects = await this.objectsOf(scope, connectionId);
    if (objects.length === 0 || (await this.seesAny(objects, next))) return;
    if (await this.areDeleted(objects, current)) return;
    throw new ApiError('validation_error', {
      message: "This key is of another Nomod account: it does not see this connection's links, invoices and customers.",
      hint: 'Make a new connection with this key. The key saved before is still in use.',
      param: 'api_key',
    });
  }

  /** The newest objects that a connection made, then those of the archived connections that it looks after. */
  async objectsOf(scope: Scope, connectionId: string): Promise<RemoteObject[]> {
    return this.database.transaction(scope, async () => {
      const objects: RemoteObject[] = [];
      for (const id of await this.connections.estateOf(connectionId))
        objects.push(...(await this.operations.newestObjects(id, OBJECTS_READ)));
      return objects.slice(0, OBJECTS_READ);
    });
  }

  /**
   * Whether Nomod shows one of the objects under this key. Outside any unit of work.
   * @param refusedSeesNothing false when a key that Nomod refuses is no answer. @throws ApiError nomod_error when Nomod does not answer
   */
  async seesAny(
    objects: readonly RemoteObject[],
    credentials: NomodCredentials,
    { refusedSeesNothing }: { refusedSeesNothing: boolean } = { refusedSeesNothing: false },
  ): Promise<boolean> {
    let unclear: NomodError | undefined;
    for (const { kind, id } of objects) {
      try {
        if (await this.nomod.shows(credentials, kind === 'probe' ? 'link' : kind, id)) return true;
      } catch (error) {
        if (!(error instanceof NomodError)) throw error;
        if (refusedSeesNothing && isUnauthorized(error)) return false;
        // An answer without even an id proves nothing; the next object may.
        if (error.kind !== 'invalid_answer') throw unanswered(error);
        unclear = error;
      }
    }
    if (unclear) throw unanswered(unclear);
    return false;
  }

  /** Whether the saved key works and does not see the objects either. */
  private async areDeleted(objects: readonly RemoteObject[], current: NomodCredentials): Promise<boolean> {
    try {
      await this.nomod.checkKey(current);
    } catch (error) {
      if (isUnauthorized(error)) return false;
      throw error instanceof NomodError ? unanswered(error) : error;
    }
    return !(await this.seesAny(objects, current));
  }
}

const isUnauthorized = (error: unknown): boolean => error instanceof NomodError && error.kind === 'unauthorized';
