import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { GUIDES } from '@remit/http-api';
import sharp from 'sharp';
import { eventually } from '../support/probe';
import { type Fact, makeFacts } from '../support/samples/facts';
import { LANGUAGES, type Language, missingFor, runSamples, writeSamples } from '../support/samples/languages';
import { type DescribedOperation, operationsIn } from '../support/samples/operations';
import { PATIENCE } from '../support/shop';
import { useStage } from '../support/stage';
import { WebhookReceiver } from '../support/webhook-receiver';

// A hundred programs in each language, on a machine that may be busy.
jest.setTimeout(300_000);

/** What these are about cannot be made by asking; they are refused for that, and for nothing else. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  redriveDeadDelivery: /not_found/,
  checkAttentionRow: /conflict/,
  countAttentionRowLost: /conflict/,
  matchAttentionRow: /conflict/,
  createEnvironment: /forbidden/,
  changeMemberRules: /forbidden/,
};

/** Need the cookie of a browser. */
const OF_CONSOLE = [
  'signIn',
  'signInWithPassword',
  'signOut',
  'signOutAtProvider',
  'getSession',
  'listSessions',
  'endSession',
  'confirmPassword',
  'changePassword',
  'resetPassword',
  'readInvitation',
  'joinTenant',
  'beginPasskey',
  'beginPasskeySession',
  'beginProviderSession',
  'createPasskey',
  'disconnectProvider',
  'finishPasskeySession',
  'listPasskeys',
  'removePasskey',
  'renamePasskey',
  'beginSecondFactor',
  'finishProviderSession',
  'finishSecondFactor',
  'proveSecondFactor',
  'removeSecondFactor',
];

/** Has no end. */
const STREAM = 'streamEvents';

describe('the samples of the document', () => {
  const stage = useStage({ env: { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_FROM: 'billing@remit.example' } });
  const receiver = new WebhookReceiver();
  const folders: string[] = [];
  let operations: readonly DescribedOperation[];

  beforeAll(async () => {
    await receiver.start();
    operations = await operationsIn(`${stage.remit.url}/openapi.json`);
  });
  afterAll(async () => {
    await receiver.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('are there for every operation but what the console and Nomod call, in each language', () => {
    const langs = LANGUAGES.map(({ lang }) => lang);
    const without = operations.filter(({ samples }) => langs.some((lang) => !samples.has(lang)));
    expect(without.map(({ id }) => id).sort()).toEqual([...OF_CONSOLE, 'receiveNomodWebhook'].sort());
  });

  const hasJq = spawnSync('jq', ['--version']).status === 0;
  if (!hasJq) process.stdout.write('code of the guides: none was run, not there: jq\n');

  (hasJq ? it : it.skip)(
    'and the code of the guides to the first payment and through a list does what it says',
    async () => {
      const { environment } = await stage.newShop();
      const env = { ...process.env, REMIT_URL: stage.remit.url, REMIT_API_KEY: environment.api_key };
      const run = async (guide: string) => {
        const text = GUIDES.find(({ path: at }) => at.endsWith(guide))?.text ?? '';
        const blocks = [...text.matchAll(/^```bash\n([^]*?)^```$/gm)].map(([, code = '']) => code);
        const code = blocks.filter((block) => !block.includes('export REMIT_URL')).join('\n');
        return (await promisify(execFile)('bash', ['-euc', code], { env, timeout: 60_000 })).stdout.trim().split('\n');
      };
      expect(await run('/first-payment')).toEqual(['Invoice finalized', '0.00', '100.00']);
      expect((await run('/pagination')).at(-1)).toMatch(/pay_\w{26}$/);
      expect((await run('/idempotency')).join('')).toContain('crm-1842');
    },
  );

  describe.each(LANGUAGES)('in $lang', (language: Language) => {
    const missing = missingFor(language);
    if (missing) {
      process.stdout.write(`samples in ${language.lang}: none was run, ${missing}\n`);
      it.skip(missing, () => undefined);
      return;
    }

    it('run as they stand, but for ids, and do what they say', async () => {
      const shop = await stage.newShop();
      const facts = await makeFacts(shop, receiver.url);
      const folder = mkdtempSync(path.join(tmpdir(), 'remit-samples-'));
      folders.push(folder);
      const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0b6b57' } })
        .png()
        .toBuffer();
      writeFileSync(path.join(folder, 'logo.png'), logo);
      const customer = await shop.post<{ external_id: string }>('customers', {
        external_id: randomUUID(),
        name: 'Aisha',
      });
      const files = {
        importCustomer: `external_id,name\n${randomUUID()},Palm Studio\n`,
        importInvoice: `reference,customer_external_id,currency,display_name,quantity,amount\n${randomUUID()},${customer.external_id},AED,Consulting,1,100.00\n`,
      };
      for (const [id, rows] of Object.entries(files)) writeFileSync(path.join(folder, `${id}.csv`), rows);
      await fetch(`${stage.remit.url}/api/v1/business-profile/logo`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${shop.environment.api_key}`, 'content-type': 'image/png' },
        body: new Uint8Array(logo),
      });
      const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
      const env = {
        PATH,
        HOME,
        TMPDIR,
        REMIT_URL: stage.remit.url,
        REMIT_API_KEY: shop.environment.api_key,
        ADMIN_API_KEY: stage.remit.adminKey,
      };
      const { lang } = language;
      const written = new Map(
        operations.flatMap((operation) => {
          const source = operation.samples.get(lang);
          return source === undefined
            ? []
            : [
                [
                  operation.id,
                  withFact(source, operation, facts[operation.id]).replaceAll('rows.csv', `${operation.id}.csv`),
                ] as const,
              ];
        }),
      );
      await writeSamples(language, written, folder);
      const began = Date.now();
      const ids = [...written.keys()].filter((id) => id !== STREAM);
      const outcomes = await runSamples(language, ids, folder, env);
      const refused = [...outcomes].flatMap(([id, { failed }]) =>
        failed === undefined ? [] : [[id, failed] as const],
      );
      process.stdout.write(
        `samples in ${lang}: ${outcomes.size - refused.length} succeeded and ${refused.length} were refused as they have to be, in ${Date.now() - began} ms\n`,
      );
      expect(Object.fromEntries(refused)).toEqual(
        Object.fromEntries(Object.entries(REFUSED).map(([id, code]) => [id, expect.stringMatching(code)])),
      );
      const silent = operations.filter(
        ({ id, answersJson }) =>
          answersJson && !(id in REFUSED) && !id.startsWith('list') && outcomes.get(id)?.printed.trim() === '',
      );
      expect(silent.map(({ id }) => id)).toEqual([]);
      expect(outcomes.get('createCustomer')?.printed).toContain('cust_');

      const [program = '', ...args] = language.one(STREAM);
      const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        let heard = '';
        child.stdout.on('data', (text: Buffer) => (heard += text.toString()));
        await eventually('the stream to tell of a customer', () => shop.newCustomer().then(() => heard), {
          ...PATIENCE,
          until: (text) => text.includes('customer.created'),
        });
      } finally {
        child.kill();
      }
    });
  });
});

function withFact(source: string, { exampleId }: DescribedOperation, { id, members = {} }: Fact = {}): string {
  const named = id === undefined || exampleId === undefined ? source : source.replaceAll(exampleId, id);
  return Object.entries(members).reduce(
    (text, [name, value]) => text.replace(new RegExp(`(\\b${name}["']?(?::|=| =>) ?["']?)[^"'&]*`), `$1${value}`),
    named,
  );
}
