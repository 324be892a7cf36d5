import { openConsole } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

/** Script of a first load, in bytes as they travel. */
const LIMIT = 250_000;

describe('the weight of a first load', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  it.each(['gzip', 'br'])('stays under the limit with %s', async (encoding) => {
    const { id } = await stack.invoice();
    for (const path of ['', '/invoices', `/invoices/${id}`]) {
      const { page } = await openConsole(stack, { extraHTTPHeaders: { 'accept-encoding': encoding } });
      const scripts = new Set<string>();
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.add(request.url());
      });
      await page.goto(stack.urlOf(path));
      await page.locator('main h1').waitFor();
      let bytes = 0;
      for (const url of scripts) {
        const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
        expect(answer.headers.get('cache-control')).toContain(url.includes('/assets/') ? 'immutable' : 'max-age');
        bytes += Number(answer.headers.get('content-length'));
      }
      process.stdout.write(
        `${path.split('/')[1] ?? 'home'}${path.split('/')[2] ? ' detail' : ''} ${encoding}: ${bytes} bytes\n`,
      );
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(LIMIT);
      await page.context().close();
    }
  });
});
