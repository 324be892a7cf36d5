export const PAGINATION = `# Pagination

Every list answers \`items\` and \`pagination\`, the newest first unless you ask for \`order=asc\`:

\`\`\`bash
curl -sS "$REMIT_URL/api/v1/payments?limit=50" -H "Authorization: Bearer $REMIT_API_KEY"
\`\`\`

While \`pagination.has_more\` is true, send \`pagination.next_cursor\` as \`cursor\` for the next page. A row that is added meanwhile shifts nothing and is not read twice.
To page by ids, send \`starting_after=<id>\` for the rows after one, or \`ending_before=<id>\` for the rows before it. Send one of the three.
Backwards, go on with \`ending_before=<id of the first row>\` while \`has_more\` is true: \`next_cursor\` leads forwards again. A search with \`sort\` goes on with \`offset\` + \`limit\`.
A page may hold fewer rows than \`limit\`, which is at most 1000: read \`has_more\`, never count.

\`\`\`bash
query=limit=50
while :; do
  page=$(curl -sS --fail-with-body "$REMIT_URL/api/v1/payments?$query" -H "Authorization: Bearer $REMIT_API_KEY") || exit
  jq -r '.items[].id' <<<"$page"
  [ "$(jq .pagination.has_more <<<"$page")" = true ] || break
  query="limit=50&cursor=$(jq -r .pagination.next_cursor <<<"$page")"
done
\`\`\`

\`remit.each('listPayments')\` of \`@remit/client\` and \`npx remit payments list --all\` do that for you.

## Filters

Each list has filters of its own, on its page. An unknown one is refused with the name that was meant, and never ignored. To search by several fields, sort and compare, use
\`POST /customers/search\`, \`/invoices/search\` and \`/payments/search\`.
`;
