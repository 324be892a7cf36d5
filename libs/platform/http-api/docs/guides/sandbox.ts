export const SANDBOX = `# Testing with the sandbox

\`npm start\` runs a stand-in for Nomod beside Remit, on port 4010. It has the API, the pages and the signed webhooks of Nomod, and no money. A tenant has two
environments, sandbox and production; each key belongs to one, so a key that begins with \`sk_sandbox_\` never touches production.

## Be the payer

Open the \`payment_url\` of a payment: the page has buttons to pay, to decline and to leave. A script presses them too:

\`\`\`bash
curl -sS -X POST "$PAYMENT_URL/pay"
curl -sS -X POST "$PAYMENT_URL/decline"
\`\`\`

## Make an event happen

The command line does all that an event needs, with the sandbox as the payer:

\`\`\`bash
npx remit trigger payment.success
npx remit trigger payment.failed
npx remit trigger payment.refunded
\`\`\`

\`npx remit listen --forward-to http://127.0.0.1:8080/webhooks\` passes every webhook on to your own program and prints the secret that signs them.

## Bad days

The sandbox fails when it is told to. The next link is refused here; \`timeout\` and \`reset_after\` are other kinds:

\`\`\`bash
curl -sS -X POST http://127.0.0.1:4010/_sandbox/faults -H 'Content-Type: application/json' \\
  -d '{"operation":"create_link","kind":"status","status":400,"times":1}'
\`\`\`

A payment whose link could not be made says so in its answer, and stands in [GET /attention](/docs/operations/listAttentionRows) if that stays so.
[POST /payments/{id}/process](/docs/operations/processPayment) tries again.
`;
