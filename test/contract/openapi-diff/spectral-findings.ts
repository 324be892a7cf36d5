import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Json } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';

/** The findings of all of Spectral's rules for OpenAPI, with warnings. */
export async function spectralFindings(text: string): Promise<string[]> {
  const spectral = new Spectral();
  // Remit has no licence, its operator is the contact, and tags are in the order of use.
  const unwanted = ['info-license', 'license-url', 'info-contact', 'contact-properties', 'openapi-tags-alphabetical'];
  const rules = Object.fromEntries(unwanted.map((rule) => [rule, 'off' as const]));
  spectral.setRuleset({ extends: [[oas as RulesetDefinition, 'all']], rules });
  const found = await spectral.run(new Document(text, Json, 'openapi.json'));
  return found.map(({ code, path, message }) => `${code}: ${message} (${path.join('/')})`);
}
