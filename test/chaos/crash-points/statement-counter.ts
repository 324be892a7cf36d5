/**
 * Opens a transaction or sets its role. This alone changes nothing, so a crash here equals one at the next statement.
 */
const OPENING = /^(start transaction|begin|set local role|select set_config)/i;
const ENDING = /^(commit|rollback)/i;
/**
 * Polls for work every half second and distributes calls every second. Not counted, so that the count does not depend
 * on the clock. A crash after it equals one before the next statement.
 */
const LOOKING =
  /look_for_due_deliveries|claim_event_deliveries|lease_gateway_calls|extend_event_leases|^(select 1|listen)/i;

/** Decides which statements of one connection are crash points. */
export class StatementCounter {
  private hasWritten = false;

  /**
   * Called when a statement is sent.
   * @returns its name when it counts
   */
  send(statement: string): string | undefined {
    const text = statement.trim().replace(/\s+/g, ' ');
    if (OPENING.test(text)) {
      if (!/^(set|select)/i.test(text)) this.hasWritten = false;
      return undefined;
    }
    if (ENDING.test(text)) return this.hasWritten ? text.toLowerCase() : undefined;
    if (LOOKING.test(text)) return undefined;
    this.hasWritten = true;
    return nameOf(text);
  }
}

/** A short name that identifies the statement. */
function nameOf(text: string): string {
  const [, called] = /^select (?:\* from )?(\w+)\(/i.exec(text) ?? [];
  if (called !== undefined) return `call ${called}`;
  const table = /(?:from|into|update) "?(\w+)"?/i.exec(text)?.[1] ?? '';
  const verb = (text.split(' ')[0] ?? '').toLowerCase();
  return `${verb} ${table}${/for (no key )?update/i.test(text) ? ' for update' : ''}`.trim();
}
