export const IDEMPOTENCY = `# Idempotency

When no answer comes you cannot know whether a POST was done. Send an \`Idempotency-Key\` with it, and send the same request with the same key again: it is done
once, and answered as the first time.

\`\`\`bash
curl -sS -X POST "$REMIT_URL/api/v1/customers" \\
  -H "Authorization: Bearer $REMIT_API_KEY" -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: signup-1842' \\
  -d '{"external_id":"crm-1842","name":"Aisha Khan"}'
\`\`\`

- A key is a text of up to 255 characters that is yours alone: the id of the order, or a UUID that you store before you send.
- An answer that was given before has the header \`Idempotent-Replayed: true\`.
- Answers of success are kept for at least 24 hours. A refusal is not kept: correct the request and use the same key.
- The same key with another body is refused with 422 \`idempotency_key_reused\`.
- While the first request is still worked on, a second one is answered 409 \`request_in_progress\` with \`Retry-After\`.

GET, PUT and DELETE can be repeated as they are. \`@remit/client\` and the command line send a key of their own with every POST.

## What is safe without a key

There is one live link for each invoice: asking again answers the same payment. An \`external_id\` names one customer. A refund is the one you must never
repeat without its key.
`;
