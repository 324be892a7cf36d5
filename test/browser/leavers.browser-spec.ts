import type { Page } from 'playwright-core';
import { PASSWORD, People } from '../support/people';
import { eventually } from '../support/probe';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

const OWNER = 'mariam@palm.example';

describe('the removal of a member', () => {
  let stack: ConsoleStack;
  let people: People;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    people = new People(stack.remit.url, stack.remit.adminKey);
    const cookie = await people.newOwner(stack.tenantId, OWNER, 'Mariam Haddad');
    owner = { cookie, environmentId: stack.environment.id };
  });
  afterAll(() => stack.stop());

  async function enterAsOwner(): Promise<{ page: Page; problems: string[] }> {
    const opened = await openConsole(stack, { signedIn: false });
    const { page } = opened;
    await page.goto(stack.urlOf(''));
    await page.locator('input[type=email]').fill(OWNER);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('main#main h1').waitFor();
    return opened;
  }

  it("a leaver's unused keys are proposed to be revoked with any made meanwhile, and a key in use is not", async () => {
    const invited = await people.invite(owner, 'dana@palm.example', 'developer', stack.environment.id);
    const cookie = await people.join(invited, 'Dana Rahman');
    const leaver = { cookie, environmentId: stack.environment.id };
    const make = async (name: string) =>
      (await people.call(leaver, 'post', 'api-keys', { name, scopes: ['read'] })).body as {
        id: string;
        api_key: string;
      };
    const [trial, server] = [await make('Trial'), await make('Shop server')];
    const read = (key: string) =>
      fetch(`${stack.remit.url}/api/v1/customers`, { headers: { authorization: `Bearer ${key}` } });
    expect((await read(server.api_key)).status).toBe(200);
    const { page, problems } = await enterAsOwner();
    await page.goto(stack.urlOf('/members'));
    await choose(page.getByRole('button', { name: 'More actions: Dana Rahman' }), 'Remove');
    const removal = page.getByRole('dialog', { name: 'Remove Dana Rahman?' });
    expect(await removal.getByRole('checkbox', { name: /Trial/ }).isChecked()).toBe(true);
    await eventually('the use of the key to be noted', async () => {
      const { body } = await people.call(owner, 'get', 'api-keys?limit=100');
      return (body['items'] as { id: string; last_used_at: string | null }[]).some(
        ({ id, last_used_at: at }) => id === server.id && at !== null,
      );
    });
    await page.keyboard.press('Escape');
    await page.reload();
    await choose(page.getByRole('button', { name: 'More actions: Dana Rahman' }), 'Remove');
    await removal.getByText('Programs that use it stop working').waitFor();
    expect(await removal.getByRole('checkbox', { name: /Shop server/ }).isChecked()).toBe(false);
    await standsStill(page);
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'people-remove-keys');
    const late = await make('Made while the dialog was open');
    await press(removal.getByRole('button', { name: 'Remove, and revoke 1 key' }));
    await page.getByText('Dana Rahman was removed').waitFor();
    for (const { api_key: key } of [trial, late])
      await eventually('the key to be refused', async () => (await read(key)).status === 401);
    expect((await read(server.api_key)).status).toBe(200);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
