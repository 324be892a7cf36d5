export const PAGINATION = `# Pagination

Every list returns \`items\` and \`pagination\`, newest first unless you send \`order=asc\`:

\`\`\`bash
curl -sS "$REMIT_URL/api/v1/payments?limit=50" -H "Authorization: Bearer $REMIT_API_KEY"
\`\`\`

While \`pagination.has_more\` is true, send \`pagination.next_cursor\` as \`cursor\` to get the next page. Rows that are added in the meantime do not shift the pages.
To page by ids, send \`starting_after=<id>\` for the rows after one, or \`ending_before=<id>\` for the rows before it. Send only one of the three.
To page backwards, send \`ending_before=<id of the first row>\` while \`has_more\` is true; \`next_cursor\` always pages forwards.
A search with \`sort\` continues with \`offset\` + \`limit\`.
A page may hold fewer rows than \`limit\`, which is at most 1000: check \`has_more\`, do not count rows.

\`\`\`bash
query=limit=50
while :; do
  page=$(curl -sS --fail-with-body "$REMIT_URL/api/v1/payments?$query" -H "Authorization: Bearer $REMIT_API_KEY") || exit
  jq -r '.items[].id' <<<"$page"
  [ "$(jq .pagination.has_more <<<"$page")" = true ] || break
  query="limit=50&cursor=$(jq -r .pagination.next_cursor <<<"$page")"
done
\`\`\`

\`remit.each('listPayments')\` of \`@remit/client\` and \`npx remit payments list --all\` do this for you.

An answer with the header \`X-Data-As-Of\` comes from a copy of the database. It holds everything that was committed before that moment, usually a second ago. Send \`Cache-Control: no-cache\` for the newest rows.

## Filters

The page of each list describes its filters. Remit refuses an unknown filter and suggests the right name. To search by several fields, sort and compare, use
\`POST /customers/search\`, \`/invoices/search\` and \`/payments/search\`.
`;
