import type { CommandContext } from './context';
import type { Json } from './api-client';
import { type Finding, publishedConnections } from './health-checks';

export const BEFORE_A_PROBE = [
  'Remit tests each published connection with its own key. It creates one link of AED 2 at Nomod and disables it;',
  'nobody gets its address. Then it reads from Nomod 10 to 60 times, for two minutes at most.',
];

/** Milliseconds: maximum wait for a probe, and time between two polls. */
const PATIENCE_MS = 200_000;
const LOOK_EVERY_MS = 1_000;

/** Names of the habits that Nomod does not document. */
const WORDS: Readonly<Record<string, string>> = {
  item_amount: 'amount of an item',
  account_tax: 'tax of the account',
  search_title: 'search finds titles',
  search_note: 'search finds notes',
  search_delay: 'seconds until a search finds a new link',
  list_order: 'order of lists',
  list_count: 'count of lists',
  list_end: 'end of lists',
  page_size: 'rows of the largest page',
  status_filter: 'filter by status',
  expiry_limit: 'limit of one payment',
  title_length: 'characters of a title',
  note_length: 'characters of a note',
  unknown_id: 'answer for an unknown id',
  payment_url: 'address of pay pages',
};

/** Habits that make Remit's work harder, and what to do about them. */
const TROUBLE: Readonly<Record<string, readonly [answer: string, fix: string]>> = {
  account_tax: ['added', 'Turn off the tax at Nomod (Settings > Taxes). With it, links ask for more than the invoice.'],
  expiry_limit: [
    'dropped',
    'Links of this account can be paid more than once. Watch Needs attention for second payments.',
  ],
  list_end: ['missed', 'Pages of lists repeat or are missing. Make sure that webhooks arrive, and contact Nomod.'],
  payment_url: ['other', 'Nomod serves payment pages without https. Contact Nomod.'],
};

/** Probes every published connection and reports each observed habit. */
export async function probeNomod({ api }: CommandContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, name } of await publishedConnections(api)) {
    await api.post(`/connections/${String(id)}/probe`);
    const { probe, habits } = await ended(() => api.get(`/connections/${String(id)}/habits`));
    const { state, error } = (probe ?? {}) as Json;
    const isDone = state === 'done';
    findings.push({
      check: `test of ${String(name)}`,
      ok: isDone,
      found: isDone ? 'done, its link is disabled' : String(error ?? 'still under way'),
      fix: isDone ? '' : 'Run the command again. GET /api/v1/connections/{id}/habits shows the state of the test.',
    });
    if (isDone) findings.push(...(habits as Json[]).map((habit) => findingOf(String(name), habit)));
  }
  return findings;
}

function findingOf(connection: string, { name, answer, assumed, seen_at }: Json): Finding {
  const [bad, fix] = TROUBLE[String(name)] ?? [];
  const isBad = answer === bad;
  const surprise = answer === assumed ? '' : ` (assumed: ${String(assumed)})`;
  const how = seen_at === null ? ' (assumed, not seen)' : surprise;
  return {
    check: `${WORDS[String(name)] ?? String(name)} of ${connection}`,
    ok: !isBad,
    found: `${String(answer)}${how}`,
    fix: isBad ? (fix ?? '') : '',
  };
}

async function ended(read: () => Promise<Json>): Promise<Json> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const shown = await read();
    const { state } = (shown.probe ?? {}) as Json;
    if (state === 'done' || state === 'failed' || Date.now() > until) return shown;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
