export const IDEMPOTENCY = `# Idempotency

Without an answer you cannot know whether a POST was carried out. Send an \`Idempotency-Key\`, and retry the same request
with the same key. Remit carries it out once, and repeats the first answer.

\`\`\`bash
curl -sS -X POST "$REMIT_URL/api/v1/customers" \\
  -H "Authorization: Bearer $REMIT_API_KEY" -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: signup-1842' \\
  -d '{"external_id":"crm-1842","name":"Aisha Khan"}'
\`\`\`

- A key is a unique string of up to 255 characters: the id of the order, or a UUID that you store before you send.
- A repeated answer has the header \`Idempotent-Replayed: true\`.
- Remit keeps successful answers for at least 24 hours. It does not keep errors: correct the request and use the same key.
- The same key with another body is refused with 422 \`idempotency_key_reused\`.
- While the first request is still running, a second one gets 409 \`request_in_progress\` with \`Retry-After\`.

You can retry GET, PUT and DELETE without a key. \`@remit/client\` and the command line send a new key with every POST.

## When several people change a record

An invoice, a customer, a connection and the business profile have a \`version\`, which each change increases. Their
answers have an \`ETag\` that begins with it. Send that tag as \`If-Match\` with your change, or only the version in
quotes: \`If-Match: "3"\`. If somebody changed the record since you read it, nothing is written and the answer is 412
\`changed_meanwhile\`; \`details.current\` shows the record as it is now. Without \`If-Match\` your change is written
over theirs. \`POST /invoices/{id}/finalize\` takes it too, so that you finalize what you have read.

- A list of tags matches if one of them does; \`*\` matches every version; a weak tag (\`W/...\`) matches none.
- A change that is retried after a lost answer may meet itself: compare \`details.current\` with what you sent.
- Operations that do not know \`If-Match\` refuse it with 400, so it is never ignored.

## What is safe without a key

An invoice has one live link: the same request returns the same payment. An \`external_id\` names one customer.
Never retry a refund without its key.
`;
