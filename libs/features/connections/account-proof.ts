import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { type GatewayCredentials, GatewayError, PaymentGateway } from '@remit/gateway';
import { type RemoteObject, RemoteOperations } from '@remit/remote-operations';
import { ConnectionRepository } from './connection.repository';
import { unanswered } from './key-checker';

/** Number of a connection's newest objects that are read. Some of them may have been deleted at Nomod. */
const OBJECTS_READ = 5;

/**
 * Proves that a key opens the Nomod account that holds a connection's links, invoices and customers. Nomod's API does
 * not name the account, so it reads the objects themselves: with a key of another account they would all seem
 * deleted.
 */
@Injectable()
export class AccountProof {
  constructor(
    private readonly database: Database,
    private readonly operations: RemoteOperations,
    private readonly gateway: PaymentGateway,
    private readonly connections: ConnectionRepository,
  ) {}

  /**
   * Must run outside a unit of work. A connection that has made nothing yet accepts any key.
   * @param current the stored key
   * @throws ApiError validation_error for a key of another account, nomod_error when Nomod gives no answer
   */
  async require(
    scope: Scope,
    connectionId: string,
    next: GatewayCredentials,
    current: GatewayCredentials,
  ): Promise<void> {
    const objects = await this.objectsOf(scope, connectionId);
    if (objects.length === 0 || (await this.seesAny(objects, next))) return;
    if (await this.areDeleted(objects, current)) return;
    throw new ApiError('validation_error', {
      message:
        'This key belongs to another Nomod account: it cannot read the links, invoices and customers of this connection.',
      hint: 'Create a new connection with this key. The previous key is still in use.',
      param: 'api_key',
    });
  }

  /** The newest objects that a connection made, then those of the archived connections that it inherited. */
  async objectsOf(scope: Scope, connectionId: string): Promise<RemoteObject[]> {
    return this.database.transaction(scope, async () => {
      const objects: RemoteObject[] = [];
      for (const id of await this.connections.estateOf(connectionId))
        objects.push(...(await this.operations.newestObjects(id, OBJECTS_READ)));
      return objects.slice(0, OBJECTS_READ);
    });
  }

  /**
   * Whether Nomod shows one of the objects to this key. Must run outside a unit of work.
   * @param refusedSeesNothing false: a refused key is an error
   * @throws ApiError nomod_error when Nomod does not answer
   */
  async seesAny(
    objects: readonly RemoteObject[],
    credentials: GatewayCredentials,
    { refusedSeesNothing }: { refusedSeesNothing: boolean } = { refusedSeesNothing: false },
  ): Promise<boolean> {
    let unclear: GatewayError | undefined;
    for (const { kind, id } of objects) {
      try {
        if (await this.gateway.shows(credentials, kind === 'probe' ? 'link' : kind, id)) return true;
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        if (refusedSeesNothing && isUnauthorized(error)) return false;
        // An answer without an id proves nothing. The next object may.
        if (error.kind !== 'invalid_answer') throw unanswered(error);
        unclear = error;
      }
    }
    if (unclear) throw unanswered(unclear);
    return false;
  }

  /** Whether the stored key works and does not see the objects either. */
  private async areDeleted(objects: readonly RemoteObject[], current: GatewayCredentials): Promise<boolean> {
    try {
      await this.gateway.checkKey(current);
    } catch (error) {
      if (isUnauthorized(error)) return false;
      throw error instanceof GatewayError ? unanswered(error) : error;
    }
    return !(await this.seesAny(objects, current));
  }
}

const isUnauthorized = (error: unknown): boolean => error instanceof GatewayError && error.kind === 'unauthorized';
