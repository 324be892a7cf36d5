import type { OpenAPIObject } from '@nestjs/swagger';

const START = `# Remit

> A payments backend between a company's invoices and Nomod: customers, invoices, payment links, settlement, refunds, webhooks. REST with JSON below /api/v1.

- Authenticate with \`Authorization: Bearer <key>\` or \`x-api-key: <key>\`.
- Amounts are decimal texts in major units with exactly the digits of their currency: "100.00" in AED, "100.000" in KWD, "100" in JPY.
- Times are RFC 3339 in UTC. Lists answer \`{items, pagination}\`; send \`pagination.next_cursor\` as \`cursor\` for the next page.
- Send an \`Idempotency-Key\` with every POST that you may have to repeat. Unknown members of a body are refused.
- A version of the API is a date: each answer names its own in \`Remit-Version\`; send it back to stay on it.
- Every error has a stable \`code\`, a \`hint\` that says what to do, and a \`doc_url\`.
- The main job: POST /customers, POST /invoices, POST /invoices/{id}/finalize, POST /payments; the answer's \`payment_url\` is what the payer opens. When it was paid, your webhook endpoint hears \`payment.success\`.

## Documents

- [Guides and reference](/docs): webhooks and how to verify them, errors, every operation
- [OpenAPI 3.1 as JSON](/openapi.json)
- [OpenAPI 3.1 as YAML](/openapi.yaml)
- [The API in Flexprice's dialect](/v1/openapi.json): the same below /v1, enum values in upper case
- [Errors](/docs/errors): what each code means and what to do
`;

/**
 * The text of `/llms.txt`, in the format of llmstxt.org: what a language model, or a person in a hurry, needs to use
 * the API.
 */
export function llmsText({ paths, tags = [], webhooks = {} }: OpenAPIObject): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ tag: operation.tags?.[0], line: lineOf(method, path, operation.summary) }] : [];
    }),
  );
  const groups = tags.map(({ name, description }) => {
    const lines = operations.filter(({ tag }) => tag === name).map(({ line }) => line);
    return `## ${name}\n\n${description ?? ''}\n\n${lines.join('\n')}\n`;
  });
  const webhookLines = Object.entries(webhooks).map(([name, item]) => `- ${name}: ${item.post?.summary ?? ''}`);
  return [START, ...groups, `## Webhooks to your endpoints\n\n${webhookLines.join('\n')}\n`].join('\n');
}

const lineOf = (method: string, path: string, summary = ''): string => `- ${method.toUpperCase()} ${path}: ${summary}`;
