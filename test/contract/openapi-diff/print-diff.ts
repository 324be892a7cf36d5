import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { changesBetween } from './changes-between';
import { DOCUMENT_FILE, type OpenApiDocument } from './open-api-document';

const FILE = 'test/contract/openapi.json';
const root = path.resolve(__dirname, '../../..');

/**
 * `npm run openapi [-- <commit>]`: what the API promises now and did not, or promised and does not, since that
 * commit; default: since the file changed last.
 */
function main([base]: readonly string[]): void {
  const text = readFileSync(DOCUMENT_FILE, 'utf8');
  const commit = base ?? lastDifferent(text);
  const before = commit && git('show', `${commit}:${FILE}`);
  if (!before) return console.log('OpenAPI: there is no earlier version to compare with.');
  const changes = changesBetween(parse(before), parse(text));
  const breaking = changes.filter((change) => change.endsWith('BREAKING')).length;
  console.log(
    `OpenAPI since ${git('show', '-s', '--format=%h of %cs', commit)?.trim()}: ${changes.length} changes, ${breaking} breaking`,
  );
  for (const change of changes) console.log(`  ${change}`);
}

/** The newest commit that holds another text of the file. */
function lastDifferent(text: string): string | undefined {
  const commits = git('log', '--format=%H', '-n', '2', '--', FILE)?.trim().split('\n') ?? [];
  return commits.find((commit) => commit !== '' && git('show', `${commit}:${FILE}`) !== text);
}

/** Undefined where there is no repository, or only its newest commit. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}

const parse = (text: string): OpenApiDocument => JSON.parse(text) as OpenApiDocument;

main(process.argv.slice(2));
