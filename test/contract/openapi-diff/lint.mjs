// A process of its own, because the linter is ES modules only. Reads the document from stdin, prints what it found as
// JSON.
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const rules = {
  // Remit is licensed to nobody.
  'info-license': 'off',
  // GET /customers/external/{external_id} is Flexprice's path; the router prefers it to /customers/{id}/integrations.
  'no-ambiguous-paths': 'off',
};
const config = await createConfig({ extends: ['recommended-strict'], rules });
const problems = await lintFromString({ source: readFileSync(0, 'utf8'), absoluteRef: 'openapi.json', config });
const found = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location?.[0]?.pointer})`);
process.stdout.write(JSON.stringify([...new Set(found)]));
