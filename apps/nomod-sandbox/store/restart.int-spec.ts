import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../sandbox';
import { SandboxClient } from '../testing/sandbox-client';
import { startReceiver } from '../testing/webhook-receiver';

describe('a sandbox with a data file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nomod-sandbox-'));
  const settings = { port: 0, host: '127.0.0.1', dataFile: path.join(folder, 'state.json') };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('knows after a hard stop what it had answered, and delivers what was still to be delivered', async () => {
    let isUp = false;
    const receiver = await startReceiver(() => (isUp ? 200 : 500));
    const first = await startSandbox(settings);
    const before = new SandboxClient(first.url, 'sk_test_restart');
    await before.account('PATCH', '/options', { retry_schedule_ms: [100, 100, 100, 100, 100] });
    const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz';
    await before.account('POST', '/webhooks', { url: receiver.url, secret, events: ['charge.completed'] });
    const link = await before.link();
    await before.payLink(link.id);
    await receiver.received(1);

    // A copy taken while the first process runs equals the file that a kill leaves behind.
    const dataFile = path.join(folder, 'left-behind.json');
    copyFileSync(settings.dataFile, dataFile);
    await first.close();
    isUp = true;
    const second = await startSandbox({ ...settings, dataFile });
    const after = new SandboxClient(second.url, 'sk_test_restart');
    expect((await after.api('GET', `/links/${link.id}`)).data.status).toBe('expired');
    await receiver.received(2);
    await second.close();
    await receiver.close();
  });
});
