/** A test runs the code of this guide unchanged. */
export const FIRST_PAYMENT = `# Your first payment

You need the address of the server and an API key. \`npm start\` prints both for a server on your machine, with a sandbox in place of Nomod.

\`\`\`bash
export REMIT_URL=http://127.0.0.1:3000
export REMIT_API_KEY=sk_sandbox_...
\`\`\`

The steps below are one script for a shell with \`curl\` and \`jq\`. Every operation has its own page with the same call in TypeScript, Python, Go and PHP.

## 1. A customer

\`external_id\` is your own id for the customer. Nomod needs an e-mail address before Remit can push an invoice.

\`\`\`bash
remit() {
  curl -sS --fail-with-body -X "$1" "$REMIT_URL/api/v1$2" \\
    -H "Authorization: Bearer $REMIT_API_KEY" -H 'Content-Type: application/json' \${3:+-d "$3"}
}
CUSTOMER=$(remit POST /customers '{"external_id":"guide","name":"Palm Studio","email":"accounts@palm.example"}' | jq -r .id)
\`\`\`

## 2. An invoice

A new invoice is a draft. When you finalize it, it is owed and its lines are fixed.

\`\`\`bash
INVOICE=$(remit POST /invoices '{"customer_id":"'$CUSTOMER'","currency":"AED","line_items":[{"display_name":"Consulting","quantity":"3","amount":"1500.00"}]}' | jq -r .id)
remit POST /invoices/$INVOICE/finalize | jq -r .message
\`\`\`

## 3. A payment link

The amount must be the outstanding amount. A second request for the same invoice returns the same link, so that the invoice cannot be paid twice.

\`\`\`bash
PAYMENT=$(remit POST /payments '{"destination_type":"invoice","destination_id":"'$INVOICE'","payment_method_type":"payment_link","payment_gateway":"nomod","amount":"1500.00","currency":"AED"}' | jq -r .id)
LINK=$(remit GET /payments/$PAYMENT | jq -r .payment_url)
\`\`\`

Send \`payment_url\` to the payer, or redirect a browser to it.

## 4. The money

In the sandbox you act as the payer: open the link and press **Pay**, or run this command. In production you wait for the payer.

\`\`\`bash
curl -sS -o /dev/null -X POST "$LINK/pay"
\`\`\`

Nomod sends Remit a webhook. Remit reads the charge back and settles the invoice. Your own software receives a [webhook](/docs/guides/webhooks); this script polls.

\`\`\`bash
until [ "$(remit GET /invoices/$INVOICE | jq -r .payment_status)" = succeeded ]; do sleep 0.2; done
remit GET /invoices/$INVOICE | jq -r .amount_remaining
\`\`\`

## 5. A refund

\`\`\`bash
remit POST /payments/$PAYMENT/refund '{"amount":"100.00"}' | jq -r .refunded_amount
\`\`\`

Anything that Remit cannot match, such as a payment of another amount, is listed in [GET /attention](/docs/operations/listAttentionRows) with advice.
`;
