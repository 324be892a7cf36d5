import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { AttentionApp } from './spec-support/attention-app';

const ROOT = path.resolve(__dirname, '../../..');

/** Files of section 1 of the page that are steps of another way: Express in front, and an invoice's own page. */
const OTHER_WAY = ['webhook-route.ts', 'belonging.ts', 'settle-payment-when-nomod-invoice-paid.subscriber.ts'];

/** What surrounds every route of Nest. */
const AROUND_A_ROUTE = /spec|index\.ts$|libs\/features\/(approvals|request-log)\/|\.controller\.ts$/;

/** Files of features that a charge may cross. It crosses 48. */
const MOST_FILES = 52;

/** The files of features in which V8 ran a function since the last call. */
async function filesCrossed(session: Session): Promise<string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0))
    .map(({ url }) => path.relative(ROOT, url.replace(/^file:\/\//, '')))
    .filter((file) => file.startsWith('libs/features/') && !AROUND_A_ROUTE.test(file));
}

/** The files that "The main job, step by step" names for a charge. */
function filesOnThePage(): string[] {
  const page = readFileSync(path.join(ROOT, 'libs/main-job.md'), 'utf8');
  const [, story = ''] = /## 1\. A charge[^\n]*\n([\s\S]*?)\n## 2/.exec(page) ?? [];
  return [...story.matchAll(/\]\((features\/[^)]+\.ts)\)/g)]
    .map(([, file]) => `libs/${file}`)
    .filter((file) => !OTHER_WAY.includes(path.basename(file)));
}

describe('A charge, from webhook to ledger', () => {
  const at = new AttentionApp({ pollIntervalSeconds: 600 });
  beforeAll(async () => {
    await at.start();
    await at.begin();
  }, 60_000);
  afterAll(() => at.stop());

  const payment = (id: string) => at.get(`payments/${id}`);
  const paidLink = async () => {
    const { paymentId, linkId } = await at.payableLink();
    const charge = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { silent: true });
    return { paymentId, chargeId: charge.id };
  };

  it('crosses the files that the page names, and few others', async () => {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const walks: string[][] = [];
    for (let round = 0; round < 4; round += 1) {
      const { paymentId, chargeId } = await paidLink();
      await at.settled();
      await filesCrossed(session);
      await at.hear(chargeId);
      walks.push(await filesCrossed(session));
      expect(await payment(paymentId)).toMatchObject({ payment_status: 'succeeded' });
    }
    session.disconnect();

    // Background work runs beside some of the charges, not beside each.
    const [first = [], ...others] = walks;
    const crossed = first.filter((file) => others.every((walk) => walk.includes(file)));
    expect(crossed).toEqual(expect.arrayContaining(filesOnThePage()));
    expect(filesOnThePage().length).toBeGreaterThan(10);
    expect(crossed.length).toBeLessThanOrEqual(MOST_FILES);
  }, 90_000);
});
