import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Accounts } from './accounts';
import { Store } from './store';

describe('the snapshot', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nomod-sandbox-'));
  const file = path.join(folder, 'deeper', 'state.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds every change made before the save, also when saves overlap', async () => {
    const store = new Store(file);
    const accounts = new Accounts(store);
    const saves = Array.from({ length: 20 }, (_, index) => {
      accounts.of(`sk_${index}`);
      return store.saved().then(() => JSON.parse(readFileSync(file, 'utf8')).keys[`sk_${index}`]);
    });
    expect(await Promise.all(saves)).not.toContain(undefined);
    expect(new Store(file).state).toEqual(store.state);
  });
});
