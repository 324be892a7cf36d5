import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { GUIDES } from '@remit/http-api';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { changesBetween } from './openapi-diff/changes-between';
import { gapsIn } from './openapi-diff/gaps-in';
import { DOCUMENT_FILE, type OpenApiDocument } from './openapi-diff/open-api-document';
import { spectralFindings } from './openapi-diff/spectral-findings';

const lint = path.join(__dirname, 'openapi-diff/lint.mjs');

/**
 * The file is what integrators were promised: whoever changes the API changes it in the same commit, and CI prints
 * the difference.
 */
describe('the OpenAPI document that is served', () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let text: string;
  let served: OpenApiDocument;

  beforeAll(async () => {
    database = await createTestDatabase();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:1' });
    // The linters may keep this process busy for so long that the server closes a connection that is kept.
    const headers = { connection: 'close' };
    text = await (await fetch(`${remit.url}/openapi.json`, { headers })).text();
    served = JSON.parse(text, withoutExamples) as OpenApiDocument;
    if (process.env.OPENAPI_WRITE) writeFileSync(DOCUMENT_FILE, `${JSON.stringify(served, null, 1)}\n`);
  }, 120_000);

  afterAll(async () => {
    await remit.stop();
    await database.drop();
  });

  it('is the one in test/contract/openapi.json', () => {
    const kept = JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as OpenApiDocument;
    const mend = 'OPENAPI_WRITE=1 npx jest -c .config/jest.config.cjs test/contract/openapi --selectProjects system';
    expect({ mend, changes: changesBetween(kept, served) }).toEqual({ mend, changes: [] });
    expect(served).toEqual(kept);
  });

  it('has no fault and no warning that Spectral finds', async () => {
    expect(await spectralFindings(text)).toEqual([]);
  }, 60_000);

  it('says of every member and parameter what it is, and of every operation what a function for it is called', () => {
    const { undescribed, operationIds } = gapsIn(JSON.parse(text) as OpenApiDocument);
    expect(undescribed).toEqual([]);
    expect(operationIds.filter((id) => !/^[a-z]+([A-Z][a-z]*)*$/.test(id))).toEqual([]);
    expect(operationIds).toEqual(
      expect.arrayContaining(['createPayment', 'listInvoices', 'getCustomer', 'refundPayment']),
    );
  });

  it('is served as YAML and below both base paths too; that of /v1 is in its dialect', async () => {
    const read = async (path: string) => (await fetch(`${remit.url}${path}`)).text();
    expect(parseYaml(await read('/openapi.yaml'))).toEqual(JSON.parse(text));
    expect(await read('/api/v1/openapi.json')).toBe(text);
    const theirs = await read('/v1/openapi.json');
    const { paths, components } = JSON.parse(theirs) as OpenApiDocument;
    expect(Object.keys(paths).filter((path) => !path.startsWith('/v1/'))).toEqual([]);
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/secrets/api/keys', '/v1/payments']));
    expect(components.schemas?.PaymentResponse?.properties?.payment_status?.enum).toContain('SUCCEEDED');
    expect(await spectralFindings(theirs)).toEqual([]);
    const llms = await read('/llms.txt');
    expect(llms).toMatch(/^# Remit\n\n> /);
    for (const [, path = ''] of llms.matchAll(/\]\((\/[^)#]*)\)/g))
      expect({ path, status: (await fetch(`${remit.url}${path}`)).status }).toEqual({ path, status: 200 });
  }, 60_000);

  it('leads from its guides to operations that are there', async () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { operationId: string }>> };
    const named = new Set(Object.values(paths).flatMap((item) => Object.values(item).map((one) => one.operationId)));
    const linked = GUIDES.flatMap((guide) =>
      [...guide.text.matchAll(/\/docs\/operations\/(\w+)/g)].map(([, id]) => id),
    );
    expect(linked.length).toBeGreaterThan(8);
    expect(linked.filter((id) => !named.has(id ?? ''))).toEqual([]);
    for (const id of ['createPayment', 'getReceipt', 'streamEvents'])
      expect(await (await fetch(`${remit.url}/docs/operations/${id}`)).text()).toContain('CURLOPT_');
  });

  it('has no fault that a second linter finds', async () => {
    const linting = promisify(execFile)(process.execPath, [lint]);
    linting.child.stdin?.end(text);
    expect(JSON.parse((await linting).stdout)).toEqual([]);
  }, 60_000);
});

/** Examples are checked where they are served; here they would bury what is promised. */
function withoutExamples(this: unknown, name: string, value: unknown): unknown {
  return ['example', 'examples', 'x-codeSamples'].includes(name) ? undefined : value;
}
