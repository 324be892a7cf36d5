import { Injectable } from '@nestjs/common';
import { Database, newId, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { GatewayBusy, GatewayError, longestCallMs } from '@remit/gateway';
import {
  REPEATED_CALL,
  type RemoteCreation,
  type RemoteObject,
  type RemoteOutcome,
  type RemoteStep,
} from './remote-creation';
import { type RemoteObjectKind, RemoteOperation } from './remote-operation.entity';
import { RemoteOperationRepository, type RemoteSubject } from './remote-operation.repository';

/** Milliseconds that a lease lasts beyond the longest gateway call. */
const LEASE_MARGIN_MS = 5_000;

/** Maximum number of calls that Nomod confirms without showing an object. Each may have made a payable object. */
const MOST_UNUSABLE_ANSWERS = 2;
const NOT_SHOWN = 'Nomod reported that it created the object, but does not show it. Look for it in the Nomod dashboard';

/**
 * Creates objects at Nomod, which has no idempotency, so that exactly one stays active: the intent is stored, the
 * call is made once, the answer is stored. When the outcome is unknown (timeout, reset, 5xx, unreadable answer, our
 * own crash) the object is looked up by our token and adopted; the call is repeated only if the object is certainly
 * absent.
 */
@Injectable()
export class RemoteOperations {
  constructor(
    private readonly database: Database,
    private readonly operations: RemoteOperationRepository,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /**
   * Advances the creation by one step. Safe to call again at any time, from any process.
   * @param mode `resolve` only settles an unknown outcome and never starts a first call
   */
  async run<T extends { id: string }, Saved>(
    scope: Scope,
    creation: RemoteCreation<T, Saved>,
    mode: 'create' | 'resolve' = 'create',
  ): Promise<RemoteOutcome<Saved>> {
    return this.carryOut(scope, creation, await this.database.transaction(scope, () => this.begin(creation, mode)));
  }

  /** Stores the intent in the current unit of work, which may also save the subject. `carryOut` continues after it. */
  async begin(subject: RemoteSubject, mode: 'create' | 'resolve' = 'create'): Promise<RemoteStep> {
    const first = firstOperation(subject);
    if (mode === 'create') first.startCall(this.leaseEnd(first.createdAt));
    if (await this.operations.insertFirst(first))
      return first.state === 'calling' ? { action: 'call' } : none({ state: 'not_done', error: notStarted(first) });
    const operation = await this.operations.lock(subject);
    const now = new Date();
    if (operation.state === 'done' && operation.remoteId) return none({ state: 'done', remoteId: operation.remoteId });
    if (operation.isLeased(now)) return none({ state: 'busy' });
    if (operation.isUncertain) operation.startLookup(now, this.leaseEnd(now));
    else if (mode === 'create') this.startCall(subject, operation, now);
    else return none({ state: 'not_done', error: notStarted(operation) });
    this.store(operation);
    return { action: operation.state === 'calling' ? 'call' : 'look' };
  }

  /** Like `begin`, for a subject that the current unit of work itself stores: no other process can have begun it. */
  beginNew(subject: RemoteSubject): RemoteStep {
    const first = firstOperation(subject);
    first.startCall(this.leaseEnd(first.createdAt));
    this.operations.insert(first);
    return { action: 'call' };
  }

  /**
   * Calls Nomod for the step that `begin` returned, once, outside any unit of work. A failed call is an outcome.
   * @throws errors of the database and of `creation`
   */
  async carryOut<T extends { id: string }, Saved>(
    scope: Scope,
    creation: RemoteCreation<T, Saved>,
    step: RemoteStep,
  ): Promise<RemoteOutcome<Saved>> {
    if (step.action === 'none') return step.outcome;
    try {
      if (step.action === 'look') {
        const found = await this.lookUp(scope, creation);
        if (found) return found;
      }
      const remote = await this.create(scope, creation);
      return await this.finish(scope, creation, remote);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return this.fail(scope, creation, error);
    }
  }

  /** If the call got no turn, it was not made: the operation may be begun again. */
  private async create<T extends { id: string }>(scope: Scope, creation: RemoteCreation<T>): Promise<T> {
    try {
      return await creation.create();
    } catch (error) {
      if (error instanceof GatewayBusy) await this.fail(scope, creation, notSent(creation.kind, error));
      throw error;
    }
  }

  /** Records an object that is known to exist, without a call. Needs a unit of work that saves the new intent. */
  adopt(subject: RemoteSubject, remoteId: string): void {
    const known = firstOperation(subject);
    this.operations.insert(Object.assign(known, { state: 'done', calls: 1, remoteId }));
  }

  /** The subset of these ids at Nomod that is recorded. Needs a unit of work. */
  async recorded(remoteIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.operations.findByRemoteIds(remoteIds)).flatMap(({ remoteId }) => remoteId ?? []));
  }

  /** Records that an unrecorded object may exist, so that `run` looks it up first. Needs a unit of work. */
  async suspect(subject: RemoteSubject): Promise<void> {
    const known = firstOperation(subject);
    await this.operations.insertFirst(Object.assign(known, { state: 'unknown', calls: 1, uncertainSince: new Date() }));
  }

  /** Records that the object no longer exists: the next `run` creates it again. Needs a unit of work. */
  async forget(subject: RemoteSubject, remoteId: string): Promise<void> {
    const operation = await this.operations.lock(subject);
    if (operation.state !== 'done' || operation.remoteId !== remoteId) return;
    operation.forgetObject();
    this.store(operation);
  }

  /** State of an intent; null when none was stored. Needs a unit of work. */
  async read(subject: RemoteSubject): Promise<Pick<RemoteOperation, 'state' | 'remoteId'> | null> {
    return this.operations.find(subject);
  }

  /** Whether the call was made more than once, so that Nomod may have a duplicate. Needs a unit of work. */
  async wasRepeated(subject: RemoteSubject): Promise<boolean> {
    return ((await this.operations.find(subject))?.calls ?? 0) > 1;
  }

  /** Subjects begun since a moment with a repeated call, so that Nomod may have a duplicate. Needs a unit of work. */
  async repeatedSubjects(kind: RemoteObjectKind, connectionId: string, since: Date): Promise<string[]> {
    return (await this.operations.findRepeated(kind, connectionId, since)).map(({ subjectId }) => subjectId);
  }

  /** The newest objects that exist at Nomod through a connection. Needs a unit of work. */
  async newestObjects(connectionId: string, limit: number): Promise<RemoteObject[]> {
    const done = await this.operations.findDone(connectionId, limit);
    return done.flatMap(({ kind, remoteId }) => (remoteId === null ? [] : [{ kind, id: remoteId }]));
  }

  /** Subjects whose object may or may not exist at Nomod. Needs a unit of work. */
  async uncertainSubjects(kind: RemoteObjectKind, connectionId: string): Promise<string[]> {
    return (await this.operations.findUncertain(kind, connectionId)).map(({ subjectId }) => subjectId);
  }

  /** Disables all duplicates of the intent: a delayed lookup may have missed one before the call was repeated. */
  async discardSpares<T extends { id: string }>(creation: RemoteCreation<T>, keep: string): Promise<number> {
    const spares = (await creation.find()).items.filter((remote) => remote.id !== keep);
    for (const spare of spares) await creation.discard(spare);
    return spares.length;
  }

  /** The outcome if the object was found or may still exist; undefined if it is certainly absent: make the call. */
  private async lookUp<T extends { id: string }, Saved>(
    scope: Scope,
    creation: RemoteCreation<T, Saved>,
  ): Promise<RemoteOutcome<Saved> | undefined> {
    let adopted: T | undefined;
    try {
      const { items, complete } = await creation.find();
      if (items.length === 0 && !complete)
        return await this.stayUncertain(scope, creation, 'Nomod cannot be searched for the object', 30);
      const [first, ...spares] = items;
      for (const spare of spares) await creation.discard(spare);
      adopted = first;
    } catch (error) {
      if (error instanceof GatewayBusy) await this.stayUncertain(scope, creation, error.message, error.seconds);
      if (!(error instanceof GatewayError)) throw error;
      return this.lookupFailed(scope, creation, error);
    }
    if (adopted) return this.finish(scope, creation, adopted);
    return this.unlessDone(scope, creation, async (operation): Promise<RemoteOutcome<never> | undefined> => {
      const now = new Date();
      const lookupSeconds = Math.max(this.settings.outcomeLookupSeconds, 2 * (creation.showsAfterSeconds ?? 0));
      const believedAt = (operation.uncertainSince ?? now).getTime() + lookupSeconds * 1_000;
      const isEarly = believedAt > now.getTime();
      if (isEarly || operation.unusableAnswers >= MOST_UNUSABLE_ANSWERS) {
        const reason = isEarly ? 'Nomod shows no such object yet' : NOT_SHOWN;
        operation.keepUncertain(reason);
        this.store(operation);
        return { state: 'unknown', reason, retryAfterSeconds: isEarly ? (believedAt - now.getTime()) / 1_000 : 60 };
      }
      this.startCall(creation, operation, now);
      this.store(operation);
      return undefined;
    });
  }

  private async finish<T extends { id: string }, Saved>(
    scope: Scope,
    creation: RemoteCreation<T, Saved>,
    remote: T,
  ): Promise<RemoteOutcome<Saved>> {
    const sharing = { kind: `finish ${creation.kind}`, subject: creation.subjectId };
    const outcome = await this.database.sharing(scope, sharing, async () => {
      const [recorded, held] = await this.database.together(scope, [
        () => this.operations.finish(creation, remote.id),
        () => creation.lock(),
      ]);
      return recorded === undefined
        ? { remoteId: remote.id, saved: await creation.save(remote, held) }
        : { remoteId: recorded };
    });
    // Another process took over during this call and has already recorded another object: ours is the duplicate.
    if (outcome.remoteId !== remote.id) await creation.discard(remote);
    return { state: 'done', ...outcome };
  }

  private async fail(scope: Scope, subject: RemoteSubject, error: GatewayError): Promise<RemoteOutcome<never>> {
    return this.unlessDone(scope, subject, async (operation) => {
      operation.recordFailure(error, new Date());
      this.store(operation);
      if (error.kind === 'unauthorized')
        await this.bus.publish(new ConnectionRefused({ connection_id: subject.connectionId }));
      return error.outcome === 'unknown'
        ? { state: 'unknown', reason: error.message, retryAfterSeconds: 1 }
        : { state: 'not_done', error };
    });
  }

  private async lookupFailed(scope: Scope, subject: RemoteSubject, error: GatewayError): Promise<RemoteOutcome<never>> {
    if (error.kind === 'unauthorized') {
      const refused = new ConnectionRefused({ connection_id: subject.connectionId });
      await this.database.transaction(scope, () => this.bus.publish(refused));
    }
    return this.stayUncertain(scope, subject, error.message, (error.retryAfterMs ?? 1_000) / 1_000);
  }

  private async stayUncertain(
    scope: Scope,
    subject: RemoteSubject,
    reason: string,
    retryAfterSeconds: number,
  ): Promise<RemoteOutcome<never>> {
    return this.unlessDone(scope, subject, async (operation) => {
      operation.keepUncertain(reason);
      this.store(operation);
      return { state: 'unknown', reason, retryAfterSeconds };
    });
  }

  /** Continues with the operation locked, unless another process took over during our call and recorded an object. */
  private async unlessDone<Outcome extends RemoteOutcome<never> | undefined>(
    scope: Scope,
    subject: RemoteSubject,
    goOn: (operation: RemoteOperation) => Promise<Outcome>,
  ): Promise<Outcome | RemoteOutcome<never>> {
    return this.database.transaction(scope, async () => {
      const operation = await this.operations.lock(subject);
      if (operation.state === 'done' && operation.remoteId) return { state: 'done', remoteId: operation.remoteId };
      return goOn(operation);
    });
  }

  private startCall({ invoiceId }: RemoteSubject, operation: RemoteOperation, now: Date): void {
    operation.startCall(this.leaseEnd(now));
    if (invoiceId && operation.calls > 1) this.bus.interest(REPEATED_CALL, { invoiceId, because: operation.id }, true);
  }

  private store(operation: RemoteOperation): void {
    operation.updatedAt = new Date();
    this.operations.update(operation);
  }

  private leaseEnd(now: Date): Date {
    return new Date(now.getTime() + longestCallMs(this.settings) + LEASE_MARGIN_MS);
  }
}

function firstOperation({ kind, connectionId, subjectId }: RemoteSubject): RemoteOperation {
  const now = new Date();
  const given = { id: newId('rop'), kind, connectionId, subjectId, createdAt: now, updatedAt: now };
  return Object.assign(new RemoteOperation(), given satisfies Partial<RemoteOperation>);
}

const none = (outcome: RemoteOutcome<never>): RemoteStep => ({ action: 'none', outcome });

const notSent = (kind: RemoteObjectKind, { message }: GatewayBusy): GatewayError =>
  new GatewayError({ operation: `create ${kind}`, kind: 'rate_limited', outcome: 'not_done', message });

const notStarted = (operation: RemoteOperation): GatewayError =>
  new GatewayError({
    operation: `create ${operation.kind}`,
    kind: 'refused',
    outcome: 'not_done',
    message: operation.lastError ?? 'Nomod was not called',
  });
