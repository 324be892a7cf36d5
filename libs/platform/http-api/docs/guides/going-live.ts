export const GOING_LIVE = `# Going live

## 1. A production key

The operator of the server creates your tenant once ([POST /tenants](/docs/operations/createTenant)) and gives you a key for each
of its two environments. Use the key of production on your server only, never in a browser or a mobile app. Give each program its own key with the fewest scopes that it needs
([POST /api-keys](/docs/operations/createApiKey)).

## 2. A connection to Nomod

In Nomod's app create an API key, and a webhook of type "Nomod API" that points to the \`webhook_url\` of your connection. Then
[create the connection](/docs/operations/createConnection), [test it](/docs/operations/testConnection) and
[publish it](/docs/operations/publishConnection). You can then create links. Remit pushes invoices if
\`sync_config.invoice.outbound\` is true.

## 3. Your own webhook endpoint

[Add it](/docs/operations/createWebhookEndpoint), store its secret, [verify](/docs/guides/webhooks) every webhook, answer within 15 seconds, and
ignore ids that you have already processed. [Send yourself a test](/docs/operations/testWebhookEndpoint).

## Before the first customer

- Every POST has an [Idempotency-Key](/docs/guides/idempotency) that you store until you have the answer.
- Every call has a timeout, and [calls that may be retried](/docs/guides/errors) are retried a few times with backoff.
- Amounts are strings or decimals in your code, never floating-point numbers.
- A person reads [GET /attention](/docs/operations/listAttentionRows), or receives the webhook \`attention.needed\`.
- You have made one real payment of a small amount, and refunded it.
`;
