import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Json } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';

/** What Spectral finds with every rule it has for OpenAPI, warnings too. */
export async function spectralFindings(text: string): Promise<string[]> {
  const spectral = new Spectral();
  // Remit is licensed to nobody, whoever runs it is whom to ask, and tags stand in the order in which they are needed.
  const unwanted = ['info-license', 'license-url', 'info-contact', 'contact-properties', 'openapi-tags-alphabetical'];
  const rules = Object.fromEntries(unwanted.map((rule) => [rule, 'off' as const]));
  spectral.setRuleset({ extends: [[oas as RulesetDefinition, 'all']], rules });
  const found = await spectral.run(new Document(text, Json, 'openapi.json'));
  return found.map(({ code, path, message }) => `${code}: ${message} (${path.join('/')})`);
}
