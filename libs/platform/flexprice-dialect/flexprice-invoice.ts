type Members = Record<string, unknown>;

/**
 * Converts a new invoice from Flexprice's clients. They may send no lines, in which case `subtotal` is the amount
 * due, and lines without a display name.
 */
export function readFlexpriceInvoice(body: Members): Members {
  const lines = body.line_items;
  if (Array.isArray(lines) && lines.length > 0) return { ...body, line_items: lines.map(named) };
  if (body.subtotal === undefined) return body;
  const line = { display_name: body.description || 'Invoice', quantity: '1', amount: body.subtotal };
  return { ...body, line_items: [line] };
}

function named(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return line;
  const { display_name, plan_display_name, meter_display_name } = line as Members;
  return { ...line, display_name: display_name || plan_display_name || meter_display_name || 'Item' };
}
