import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { Not } from 'typeorm';
import { type RemoteObjectKind, RemoteOperation } from './remote-operation.entity';

export interface RemoteSubject {
  readonly kind: RemoteObjectKind;
  readonly connectionId: string;
  readonly subjectId: string;
}

@Injectable()
export class RemoteOperationRepository extends ScopedRepository<RemoteOperation> {
  constructor(database: Database) {
    super(database, RemoteOperation);
  }

  async find(subject: RemoteSubject): Promise<RemoteOperation | null> {
    const { kind, connectionId, subjectId } = subject;
    return this.manager.findOneBy(RemoteOperation, this.where({ kind, connectionId, subjectId }));
  }

  /** Stores the first operation of its subject. @returns false, having stored nothing, when the subject has one. */
  async insertFirst(operation: RemoteOperation): Promise<boolean> {
    const { raw } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(RemoteOperation)
      .values(Object.assign(operation, this.database.scope))
      .orIgnore()
      .returning('id')
      .updateEntity(false)
      .execute();
    return (raw as unknown[]).length > 0;
  }

  /**
   * Records that the object exists, with the operation's row lock held from then on.
   * @returns undefined; the id that is recorded, having changed nothing, when somebody was first.
   */
  async finish(subject: RemoteSubject, remoteId: string): Promise<string | undefined> {
    const { kind, connectionId, subjectId } = subject;
    const { affected } = await this.manager.update(
      RemoteOperation,
      this.where({ kind, connectionId, subjectId, state: Not('done') }),
      { state: 'done', remoteId, leasedUntil: null, uncertainSince: null, lastError: null, updatedAt: new Date() },
    );
    if (affected) return undefined;
    const { remoteId: recorded } = await this.lock(subject);
    if (recorded === null) throw new Error(`The ${kind} of ${subjectId} is recorded without its id`);
    return recorded;
  }

  /** The operation of a subject that was begun, with its row lock held. */
  async lock({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation> {
    return this.manager.findOneOrFail(RemoteOperation, {
      where: this.where({ kind, connectionId, subjectId }),
      lock: { mode: 'pessimistic_write' },
    });
  }
}
