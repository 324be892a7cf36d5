// node .config/api-types.cjs [--check]: writes the types of apps/console and of libs/client from
// test/contract/openapi.json.
//   --check   writes nothing, and fails when one of them is not what the document says
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const documentFile = 'test/contract/openapi.json';
const consoleFile = 'apps/console/src/api/schema.generated.ts';
const clientFolder = 'libs/client';
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

const NOTE = '// Made by npm run client from test/contract/openapi.json.\n';

/** Of bodies and answers that are no JSON. */
const FILES = ['application/pdf', 'image/png', 'text/csv', 'text/event-stream'];
const isFile = (part) => FILES.some((type) => type in (part?.content ?? {}));

/**
 * What an API key opens, but for the stream and files, which are no JSON: neither probes, nor the operator, nor
 * sessions.
 */
function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([, { security, tags }]) => security.some((way) => 'api_key' in way) && !tags.includes('console'))
      .filter(([, { requestBody, responses }]) => !isFile(requestBody) && !isFile(responses[200]))
      .map(([method, operation]) => ({ url, method, ...operation })),
  );
}

/** The document with nothing but what callers give and are given. */
function viewOf(document, operations) {
  const paths = {};
  for (const { url, method, operationId, parameters = [], requestBody, responses } of operations) {
    paths[url] ??= {};
    paths[url][method] = {
      operationId,
      parameters: parameters.filter((parameter) => parameter.in !== 'header'),
      requestBody,
      responses: Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2'))),
    };
  }
  const schemas = {};
  const keepWhatIsNamedIn = (value) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (name in schemas) continue;
      schemas[name] = document.components.schemas[name];
      keepWhatIsNamedIn(schemas[name]);
    }
  };
  keepWhatIsNamedIn([paths, document.webhooks]);
  return { openapi: document.openapi, info: document.info, paths, components: { schemas } };
}

async function schemaText(document, operations) {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const nodes = await openapiTS(viewOf(document, operations), { defaultNonNullable: false });
  const wanted = nodes.filter(({ name }) => ['components', 'operations'].includes(name?.text));
  const events = Object.values(document.webhooks).map(({ post }) =>
    post.requestBody.content['application/json'].schema.$ref.split('/').at(-1),
  );
  const union = [...new Set(events)].map((name) => `Schemas['${name}']`).join(' | ');
  const codes = document.components.schemas.Error.properties.code.enum.map((code) => `'${code}'`).join(' | ');
  return `${NOTE}
export type Schemas = components['schemas'];
/** What a webhook says; \`event_type\` tells them apart. */
export type WebhookEvent = ${union};
export type ErrorCode = ${codes};
${astToString(wanted)}`;
}

function operationsText(document, operations) {
  const functions = operations.map(({ operationId, method, url, summary, description, parameters = [] }) => {
    const isPost = method === 'post';
    if (isPost && !parameters.some(({ name }) => name === 'Idempotency-Key'))
      throw new Error(`${operationId} takes no Idempotency-Key: the client could not repeat it`);
    const text = [summary, description].filter(Boolean).join('. ').replaceAll('*/', '*\\/');
    return {
      type: `  /** ${text} */\n  ${operationId}: ${isPost ? 'Post' : 'Call'}<'${operationId}'>;`,
      place: `  ${operationId}: ['${method.toUpperCase()}', '${url}'],`,
    };
  });
  return `${NOTE}import type { Call, OperationId, Post } from './operation';

export const VERSION = '${read('package.json').version}';

/** The version of the API that the types are of. */
export const API_VERSION = '${document.info.version}';

export interface Methods {
${functions.map(({ type }) => type).join('\n')}
}

export const OPERATIONS: Readonly<Record<OperationId, readonly [method: string, path: string]>> = {
${functions.map(({ place }) => place).join('\n')}
};
`;
}

function consoleTypes(check) {
  const script = path.join(root, 'node_modules/openapi-typescript/bin/cli.js');
  const args = [script, documentFile, '--output', consoleFile, ...(check ? ['--check'] : [])];
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

async function clientTypes(check) {
  const document = read(documentFile);
  const operations = operationsOf(document);
  const texts = {
    'schema.generated.ts': await schemaText(document, operations),
    'operations.generated.ts': operationsText(document, operations),
  };
  const stale = Object.entries(texts).filter(([name, text]) => {
    const file = path.join(root, clientFolder, name);
    return !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text;
  });
  if (!check) for (const [name, text] of stale) fs.writeFileSync(path.join(root, clientFolder, name), text);
  else if (stale.length > 0) console.error(`${stale.map(([name]) => `${clientFolder}/${name}`)}: run npm run client`);
  return !check || stale.length === 0;
}

async function main(check) {
  const fresh = [consoleTypes(check), await clientTypes(check)];
  if (fresh.includes(false)) process.exitCode = 1;
}

void main(process.argv.includes('--check'));
