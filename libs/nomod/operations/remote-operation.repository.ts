import { Injectable } from '@nestjs/common';
import { Database, newId, ScopedRepository } from '@remit/database';
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

  /** The operation of this subject, made when there is none, with its row lock held. */
  async lockOrCreate(subject: RemoteSubject): Promise<RemoteOperation> {
    const { kind, connectionId, subjectId } = subject;
    const now = new Date();
    const operation = new RemoteOperation();
    Object.assign(operation, {
      ...this.database.scope,
      id: newId('rop'),
      kind,
      connectionId,
      subjectId,
      createdAt: now,
      updatedAt: now,
    });
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(RemoteOperation)
      .values(operation)
      .orIgnore()
      .updateEntity(false)
      .execute();
    return this.lock(subject);
  }

  /** The operation of a subject that was begun, with its row lock held. */
  async lock({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation> {
    return this.manager.findOneOrFail(RemoteOperation, {
      where: this.where({ kind, connectionId, subjectId }),
      lock: { mode: 'pessimistic_write' },
    });
  }
}
