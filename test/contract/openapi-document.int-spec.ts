import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { changesBetween } from './openapi-diff/changes-between';
import { DOCUMENT_FILE, type OpenApiDocument } from './openapi-diff/open-api-document';

const lint = path.join(__dirname, 'openapi-diff/lint.mjs');

/** The file is what integrators were promised: whoever changes the API changes it in the same commit, and CI prints the difference. */
describe('the OpenAPI document that is served', () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let text: string;
  let served: OpenApiDocument;

  beforeAll(async () => {
    database = await createTestDatabase();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:1' });
    text = await (await fetch(`${remit.url}/openapi.json`)).text();
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

  it('has no fault that a linter finds', async () => {
    const linting = promisify(execFile)(process.execPath, [lint]);
    linting.child.stdin?.end(text);
    expect(JSON.parse((await linting).stdout)).toEqual([]);
  }, 60_000);
});

/** Examples are checked where they are served; here they would bury what is promised. */
function withoutExamples(this: unknown, name: string, value: unknown): unknown {
  return name === 'example' || name === 'examples' ? undefined : value;
}
