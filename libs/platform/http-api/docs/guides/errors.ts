export const ERRORS = `# Errors and retries

Every error has the same members. Its HTTP status equals \`http_status_code\`:

\`\`\`json
{
  "success": false,
  "code": "invoice_already_paid",
  "message": "Invoice already paid",
  "http_status_code": 400,
  "details": null,
  "error": {
    "code": "invoice_already_paid",
    "message": "Invoice already paid",
    "hint": "What to do next.",
    "param": null,
    "doc_url": "/docs/errors#invoice_already_paid",
    "internal_error": "",
    "request_id": "req_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA"
  }
}
\`\`\`

Branch on \`code\`: it never changes. Show \`message\` and \`hint\` to a person. \`details.errors\` lists all wrong fields.
Quote \`request_id\` when you ask for help. With
\`Accept: application/problem+json\` the answer follows RFC 9457. [All codes](/docs/errors) are listed with their meaning and whether a retry is safe.

## What to retry

| status | meaning | retry |
|---|---|---|
| 400, 404, 409, 422 | the request does not match the current state | no: read the state and decide again |
| 401, 403 | the key is wrong, or lacks permission | no |
| 429 | too many requests | after \`Retry-After\` seconds |
| 500, 502, 503, 504, or no answer | the request may have been carried out | yes, with the same [Idempotency-Key](/docs/guides/idempotency), a few times, with backoff |
`;
