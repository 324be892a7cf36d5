import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In, MoreThan, MoreThanOrEqual } from 'typeorm';
import { type RemoteObjectKind, RemoteOperation } from './remote-operation.entity';

export interface RemoteSubject {
  readonly kind: RemoteObjectKind;
  readonly connectionId: string;
  readonly subjectId: string;
  /** The invoice to be paid by the object; none for a customer or a probe. */
  readonly invoiceId?: string;
}

/** Stores the intent and the outcome of each call that creates an object at Nomod. */
@Injectable()
export class RemoteOperationRepository extends ScopedRepository<RemoteOperation> {
  constructor(database: Database) {
    super(database, RemoteOperation);
  }

  /** Null when nothing was to be created for the subject. */
  async find({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation | null> {
    return this.rowWhere({ kind, connectionId, subjectId });
  }

  /** The newest objects that were created or adopted through a connection. */
  async findDone(connectionId: string, limit: number): Promise<RemoteOperation[]> {
    return this.manager.find(RemoteOperation, {
      where: this.where({ connectionId, state: 'done' }),
      order: { updatedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  /** Operations of a connection that may have created an object that is not recorded. */
  async findUncertain(kind: RemoteObjectKind, connectionId: string): Promise<RemoteOperation[]> {
    return this.manager.find(RemoteOperation, {
      where: this.where({ kind, connectionId, state: In(['calling', 'unknown']) }),
      order: { subjectId: 'ASC' },
    });
  }

  /** Operations of a connection created at or after `since` whose call was made more than once. */
  async findRepeated(kind: RemoteObjectKind, connectionId: string, since: Date): Promise<RemoteOperation[]> {
    return this.manager.find(RemoteOperation, {
      where: this.where({ kind, connectionId, calls: MoreThan(1), createdAt: MoreThanOrEqual(since) }),
    });
  }

  /** Operations that created or adopted one of these objects. */
  async findByRemoteIds(remoteIds: readonly string[]): Promise<RemoteOperation[]> {
    return this.rowsWhere({ remoteId: [...remoteIds] });
  }

  /**
   * Stores the first operation of its subject.
   * @returns false when the subject already has one; nothing is stored then
   */
  async insertFirst(operation: RemoteOperation): Promise<boolean> {
    return this.wasInserted(RemoteOperation, operation);
  }

  /**
   * Records that the object exists and locks the operation's row.
   * @returns undefined; or the id that another process recorded first, in which case nothing is changed
   * @throws Error when nothing was begun for the subject
   */
  async finish(subject: RemoteSubject, remoteId: string): Promise<string | undefined> {
    const { kind, connectionId, subjectId } = subject;
    const finishing = { subjectId, remoteId };
    if (await this.batch(`finish ${kind} ${connectionId}`, finishing, (all) => this.finishAll(subject, all)))
      return undefined;
    const { remoteId: recorded } = await this.lock(subject);
    if (recorded === null) throw new Error(`The ${kind} of ${subjectId} is recorded without its id`);
    return recorded;
  }

  /** @returns for each subject whether its operation was not recorded before */
  private async finishAll(
    { kind, connectionId }: RemoteSubject,
    finishing: readonly { subjectId: string; remoteId: string }[],
  ): Promise<boolean[]> {
    const { tenantId, environmentId } = this.database.scope;
    const [finished] = await this.manager.query<[{ subject_id: string }[], number]>(
      `update remote_operations o set state = 'done', remote_id = f.remote_id, leased_until = null, uncertain_since = null, last_error = null, updated_at = $7
       from unnest($5::text[], $6::text[]) as f(subject_id, remote_id)
       where o.tenant_id = $1 and o.environment_id = $2 and o.kind = $3 and o.connection_id = $4 and o.subject_id = f.subject_id and o.state <> 'done'
       returning o.subject_id`,
      [
        tenantId,
        environmentId,
        kind,
        connectionId,
        finishing.map(({ subjectId }) => subjectId),
        finishing.map(({ remoteId }) => remoteId),
        new Date(),
      ],
    );
    const subjects = new Set(finished.map((row) => row.subject_id));
    return finishing.map(({ subjectId }) => subjects.has(subjectId));
  }

  /**
   * Reads the existing operation of a subject and locks its row.
   * @throws Error when nothing was begun for the subject
   */
  async lock({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation> {
    const operation = await this.rowWhere({ kind, connectionId, subjectId }, { lock: true });
    if (!operation) throw new Error(`No creation of the ${kind} of ${subjectId} was begun`);
    return operation;
  }
}
