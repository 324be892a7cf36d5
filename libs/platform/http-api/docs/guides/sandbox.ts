export const SANDBOX = `# Testing with the sandbox

\`npm start\` runs a stand-in for Nomod beside Remit, on port 4010. It has the API, the pages and the signed webhooks of Nomod, but moves no money. A tenant
has two environments, sandbox and production. Each key belongs to one, so a key that begins with \`sk_sandbox_\` never touches production.

## Act as the payer

Open the \`payment_url\` of a payment. The page has buttons to pay, to decline and to leave. A script can press them too:

\`\`\`bash
curl -sS -X POST "$PAYMENT_URL/pay"
curl -sS -X POST "$PAYMENT_URL/decline"
\`\`\`

## Trigger an event

The command line creates what the event needs, and the sandbox acts as the payer:

\`\`\`bash
npx remit trigger payment.success
npx remit trigger payment.failed
npx remit trigger payment.refunded
\`\`\`

\`npx remit listen --forward-to http://127.0.0.1:8080/webhooks\` forwards every webhook to your own program and prints the signing secret.

## Simulate failures

You can make the sandbox fail. Here it refuses the next link; other kinds are \`timeout\` and \`reset_after\`:

\`\`\`bash
curl -sS -X POST http://127.0.0.1:4010/_sandbox/faults -H 'Content-Type: application/json' \\
  -d '{"operation":"create_link","kind":"status","status":400,"times":1}'
\`\`\`

If the link of a payment cannot be created, the answer says so. If it stays without a link, [GET /attention](/docs/operations/listAttentionRows) lists it.
[POST /payments/{id}/process](/docs/operations/processPayment) retries it.
`;
