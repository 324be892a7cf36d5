import type { Scope } from '@remit/database';
import { GatewayError } from '@remit/gateway';
import { FeatureApp } from '../../../test/support/feature-app';
import type { RemoteCreation, RemoteOutcome } from './remote-creation';
import { RemoteOperations } from './remote-operations';
import { RemoteOperationsModule } from './remote-operations.module';

interface Made {
  readonly id: string;
}

let subjects = 0;

/** Creates objects with these ids, in turn, and records which were saved and discarded. */
class Creation implements RemoteCreation<Made, string> {
  readonly kind = 'link';
  readonly connectionId = 'conn_1';
  readonly subjectId = `pay_${(subjects += 1)}`;
  readonly saved: string[] = [];
  readonly discarded: string[] = [];
  /** Runs during the call to Nomod. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  constructor(private readonly ids: string[]) {}

  async create(): Promise<Made> {
    const id = this.ids.shift() ?? '';
    await this.meanwhile();
    return { id };
  }

  async find() {
    return { items: [], complete: true };
  }

  async lock(): Promise<void> {}

  async save({ id }: Made): Promise<string> {
    this.saved.push(id);
    return `saved ${id}`;
  }

  async discard({ id }: Made): Promise<void> {
    this.discarded.push(id);
  }
}

describe('RemoteOperations', () => {
  let app: FeatureApp;
  let scope: Scope;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [RemoteOperationsModule] });
    const tenant = await app.newTenant();
    scope = { tenantId: tenant.id, environmentId: tenant.sandbox.id };
  });
  afterAll(() => app.stop());

  const run = (creation: Creation, mode?: 'resolve'): Promise<RemoteOutcome<string>> =>
    app.get(RemoteOperations).run(scope, creation, mode);
  const read = (creation: Creation) => app.inScope(scope, () => app.get(RemoteOperations).read(creation));

  /** Simulates another process that took over and recorded this object. */
  const recordElsewhere = ({ subjectId }: Creation, remoteId: string) =>
    app.inScope(scope, () =>
      app.database.manager.query(`update remote_operations set state = 'done', remote_id = $2 where subject_id = $1`, [
        subjectId,
        remoteId,
      ]),
    );

  it('makes an object once and gives back what its saving gave', async () => {
    const creation = new Creation(['a', 'b']);
    expect(await run(creation)).toEqual({ state: 'done', remoteId: 'a', saved: 'saved a' });
    expect(await run(creation)).toEqual({ state: 'done', remoteId: 'a' });
    expect(creation.saved).toEqual(['a']);
    expect(await read(creation)).toMatchObject({ state: 'done', calls: 1, remoteId: 'a', lastError: null });
  });

  it('begins nothing when it shall only resolve', async () => {
    const creation = new Creation(['a']);
    expect(await run(creation, 'resolve')).toMatchObject({ state: 'not_done' });
    expect(await read(creation)).toMatchObject({ state: 'planned', calls: 0 });
    expect(await run(creation)).toMatchObject({ state: 'done', remoteId: 'a' });
    expect(await read(creation)).toMatchObject({ calls: 1 });
  });

  it('lets nobody else ask while the call is under way', async () => {
    const creation = new Creation(['a', 'b']);
    let beside: RemoteOutcome | undefined;
    creation.meanwhile = async () => (beside = await run(creation));
    await run(creation);
    expect(beside).toEqual({ state: 'busy' });
    expect(creation.saved).toEqual(['a']);
  });

  it('drops its object when another one was recorded while the call hung', async () => {
    const creation = new Creation(['ours']);
    creation.meanwhile = () => recordElsewhere(creation, 'theirs');
    expect(await run(creation)).toEqual({ state: 'done', remoteId: 'theirs' });
    expect(creation).toMatchObject({ saved: [], discarded: ['ours'] });
  });

  it('does not save twice what another process found and recorded while the call hung', async () => {
    const creation = new Creation(['ours']);
    creation.meanwhile = () => recordElsewhere(creation, 'ours');
    expect(await run(creation)).toEqual({ state: 'done', remoteId: 'ours' });
    expect(creation).toMatchObject({ saved: [], discarded: [] });
  });

  it.each(['unknown', 'not_done'] as const)(
    'keeps what another process recorded while the call hung, when the call fails (%s)',
    async (outcome) => {
      const creation = new Creation(['ours', 'never']);
      creation.meanwhile = async () => {
        await recordElsewhere(creation, 'theirs');
        throw new GatewayError({ operation: 'create link', kind: 'refused', outcome, message: 'No' });
      };
      expect(await run(creation)).toEqual({ state: 'done', remoteId: 'theirs' });
      expect(await read(creation)).toMatchObject({ state: 'done', remoteId: 'theirs' });
    },
  );

  it('asks again after a refusal', async () => {
    const creation = new Creation(['', 'a']);
    const operation = 'create link';
    creation.meanwhile = () =>
      Promise.reject(new GatewayError({ operation, kind: 'refused', outcome: 'not_done', message: 'No' }));
    expect(await run(creation)).toMatchObject({ state: 'not_done' });
    expect(await read(creation)).toMatchObject({ state: 'refused', calls: 1, lastError: 'No' });
    creation.meanwhile = () => Promise.resolve();
    expect(await run(creation)).toMatchObject({ state: 'done', remoteId: 'a' });
    expect(await read(creation)).toMatchObject({ calls: 2, lastError: null });
  });
});
