export const ERRORS = `# Errors and repeats

Every refusal has the same members, and its status says the same as \`http_status_code\`:

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
    "hint": "What to do about it.",
    "param": null,
    "doc_url": "/docs/errors#invoice_already_paid",
    "internal_error": "",
    "request_id": "req_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA"
  }
}
\`\`\`

Branch on \`code\`: it never changes. Show \`message\` and \`hint\` to a person. Wrong fields are all listed in \`details.errors\`. Tell \`request_id\` when you ask for help. With
\`Accept: application/problem+json\` the same comes as RFC 9457. [All codes](/docs/errors) say what they mean and whether a repeat is safe.

## What to repeat

| status | meaning | repeat |
|---|---|---|
| 400, 404, 409, 422 | the request does not fit what is there | no: read, and decide anew |
| 401, 403 | the key is wrong, or may not do this | no |
| 429 | too many requests | after \`Retry-After\` seconds |
| 500, 502, 503, 504, or no answer | it may have been done | yes, with the same [Idempotency-Key](/docs/guides/idempotency), a few times, later each time |
`;
