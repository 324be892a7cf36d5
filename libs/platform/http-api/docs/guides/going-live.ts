export const GOING_LIVE = `# Going live

## 1. A key of production

Whoever runs the server makes your tenant once ([POST /tenants](/docs/operations/createTenant)) and gives you a key for each of its two environments. Use that of
production on your server only; a browser or an app on a phone never needs it. Give other programs keys of their own, with the fewest scopes that do
([POST /api-keys](/docs/operations/createApiKey)).

## 2. A connection to Nomod

In Nomod's app make an API key, and a webhook of type "Nomod API" that points to the \`webhook_url\` of your connection. Then
[make the connection](/docs/operations/createConnection), [test it](/docs/operations/testConnection) and [publish it](/docs/operations/publishConnection). From then on links
are made, and invoices are pushed if \`sync_config.invoice.outbound\` is true.

## 3. Your own webhook endpoint

[Add it](/docs/operations/createWebhookEndpoint), keep its secret, [verify](/docs/guides/webhooks) every webhook, answer within 15 seconds, and ignore what you have seen.
[Send yourself a test](/docs/operations/testWebhookEndpoint).

## Before the first customer

- Every POST has an [Idempotency-Key](/docs/guides/idempotency) that you keep until you have its answer.
- Every call has a time limit, and [what may be repeated](/docs/guides/errors) is repeated a few times, later each time.
- Amounts are texts in your code too, never floating-point numbers.
- Somebody reads [GET /attention](/docs/operations/listAttentionRows), or is told by the webhook \`attention.needed\`.
- One real payment of a small amount was made, and refunded.
`;
