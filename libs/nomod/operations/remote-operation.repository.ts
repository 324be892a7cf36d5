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

  async find({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation | null> {
    return this.rowWhere({ kind, connectionId, subjectId });
  }

  /** The operation of this subject, made when there is none, with its row lock held. */
  async lockOrCreate(subject: RemoteSubject): Promise<RemoteOperation> {
    const { kind, connectionId, subjectId } = subject;
    const now = new Date();
    const operation = new RemoteOperation();
    Object.assign(operation, {
      id: newId('rop'),
      kind,
      connectionId,
      subjectId,
      createdAt: now,
      updatedAt: now,
    });
    await this.insertInto(RemoteOperation, [operation], { unlessKnown: true });
    return this.lock(subject);
  }

  /** The operation of a subject that was begun, with its row lock held. */
  async lock({ kind, connectionId, subjectId }: RemoteSubject): Promise<RemoteOperation> {
    const operation = await this.rowWhere({ kind, connectionId, subjectId }, { lock: true });
    if (!operation) throw new Error(`No creation of the ${kind} of ${subjectId} was begun`);
    return operation;
  }
}
