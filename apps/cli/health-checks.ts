import type { ApiClient, Json } from './api-client';
import type { CommandContext } from './context';
import { CommandFailed, EXIT } from './failures';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** How to fix it; empty without a problem. */
  readonly fix: string;
}

const FIX_KEY =
  'Copy a working API key from the Nomod dashboard and save it with PUT /api/v1/connections/{id}/credentials.';

/** Seconds. Signatures are refused from five minutes on, and a clock this wrong is drifting there. */
const CLOCK_LIMIT_SECONDS = 30;

/** Seconds after which waiting work counts as stuck. */
const STUCK_SECONDS = 300;

/** Seconds after which lists that were not read to their end count as late. */
const LATE_SECONDS = 900;

/** A refused request becomes a finding. A server that does not respond ends the command. */
export function whatFailed(check: string, fix: string): (error: unknown) => Finding[] {
  return (error) => {
    if (error instanceof CommandFailed && error.exitCode !== EXIT.unreachable) {
      return [finding(check, false, error.message.split('\n')[0] ?? '', fix)];
    }
    throw error;
  };
}

/**
 * Checks the database and the clock.
 * @throws CommandFailed when the server does not respond
 */
export async function checkServer({ server }: CommandContext): Promise<Finding[]> {
  const asked = Date.now();
  const response = await server.fetch('GET', '/readyz');
  const now = (asked + Date.now()) / 2;
  const { database } = ((await response.json()) as { checks: { database: { status: string; ms: number } } }).checks;
  const apart = Math.round(Math.abs(new Date(response.headers.get('date') ?? now).getTime() - now) / 1_000);
  return [
    finding(
      'database',
      database.status === 'ok',
      `${database.status}, ${database.ms} ms`,
      'Check DATABASE_URL, check that PostgreSQL runs, and read the log of the server.',
    ),
    finding(
      'clock',
      apart <= CLOCK_LIMIT_SECONDS,
      `${apart} s between this machine and the server`,
      'Turn on time synchronisation (NTP) on both machines. Webhook signatures expire after five minutes.',
    ),
  ];
}

/** Checks that accepted work is processed. Needs the operator's key. */
export async function checkBacklog({ operator }: CommandContext): Promise<Finding[]> {
  if (!operator) return [finding('backlog', true, 'skipped: ADMIN_API_KEY is not set', '')];
  const { settled, backlog, dead } = await operator.get('/admin/status');
  const waiting = backlog as { jobs: number; webhooks: number; oldest_seconds: number };
  const isStuck = !settled && waiting.oldest_seconds > STUCK_SECONDS;
  return [
    finding(
      'backlog',
      !isStuck && dead === 0,
      `${waiting.jobs + waiting.webhooks} waiting, oldest ${Math.round(waiting.oldest_seconds)} s, ${String(dead)} failed for good`,
      'Start a worker (ROLE=all or worker); GET /api/v1/admin/dead-deliveries lists failed deliveries and their errors.',
    ),
  ];
}

/** Checks the environment of the API key: its connections and webhook endpoints. */
export async function checkTenant({ api }: CommandContext): Promise<Finding[]> {
  const connections = await publishedConnections(api);
  const findings = await Promise.all(connections.map((connection) => checkConnection(api, connection)));
  const none = 'Connect Nomod in the console, or with POST /api/v1/connections, and publish it.';
  const endpoints = await api.list('/webhook-endpoints');
  return [
    finding('connections', connections.length > 0, `${connections.length} published`, none),
    ...findings.flat(),
    // All webhook URLs lead to the same server.
    ...connections.slice(0, 1).map(({ webhook_url }) => checkReturns(String(webhook_url))),
    ...endpoints.map(checkEndpoint),
  ];
}

export async function publishedConnections(api: ApiClient): Promise<Json[]> {
  return (await api.list('/connections')).filter(({ status }) => status === 'published');
}

async function checkConnection(api: ApiClient, connection: Json): Promise<Finding[]> {
  const { id, name, webhook_url } = connection;
  const tested = await api.post(`/connections/${String(id)}/test`).catch((error: unknown) => {
    if (error instanceof CommandFailed) return { ok: false, refused: false, message: error.message };
    throw error;
  });
  return [
    finding(
      `gateway key of ${String(name)}`,
      tested.ok === true,
      String(tested.message ?? (tested.ok === true ? 'accepted' : 'refused')),
      tested.refused === true ? FIX_KEY : 'Nomod did not refuse the key. Wait a moment and run the command again.',
    ),
    ...(await checkLists(api, connection)),
    await checkTested(api, connection),
    await checkReachable(String(name), String(webhook_url)),
  ];
}

/** Nomod gets the URLs of the return pages only if payers can reach them. The webhook URL has the same origin. */
function checkReturns(webhookUrl: string): Finding {
  const { protocol, hostname, origin } = new URL(webhookUrl);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const isReached = protocol === 'https:' || isHere;
  return finding(
    'return pages',
    isReached,
    isReached ? `payers return to ${origin}` : `${origin} is not https: payers stay on Nomod's page after paying`,
    'Set PUBLIC_URL to the https address of this server.',
  );
}

/** Checks that the account's lists show payments and refunds without an event. */
async function checkLists(api: ApiClient, { id, name }: Json): Promise<Finding[]> {
  const { sweep } = await api.get(`/connections/${String(id)}/calls`);
  return [listsFinding(String(name), sweep as SeenSweep | null)];
}

/** What sweeps found out about the lists of the account; null before the first. */
export interface SeenSweep {
  readonly lag_seconds: number | null;
  readonly reads_objects: boolean;
  readonly lists_newest_first: boolean;
  readonly lists_have_count: boolean;
  readonly lists_have_end: boolean;
}

export function listsFinding(name: string, sweep: SeenSweep | null): Finding {
  const check = `lists of ${name}`;
  if (!sweep) return finding(check, true, 'not read yet', '');
  if (sweep.reads_objects)
    return finding(
      check,
      false,
      `they ${faultOf(sweep)}: objects are read one by one`,
      'Remit finds payments without a webhook later and with more calls. Make sure that webhooks arrive.',
    );
  const { lag_seconds: lag } = sweep;
  return finding(
    check,
    lag !== null && lag <= LATE_SECONDS,
    lag === null ? 'not read completely yet' : `newest first, with their length, read ${lag} s ago`,
    'Open Needs attention and the calls of the connection. Until the lists are read, Remit does not find payments without a webhook.',
  );
}

function faultOf({ lists_newest_first, lists_have_end, lists_have_count }: SeenSweep): string {
  if (!lists_newest_first) return 'are not newest first';
  if (!lists_have_end) return 'have no end: pages repeat or are missing';
  return lists_have_count ? 'ignore the status filter' : 'have no total count';
}

/** Habits that were never observed must be found out again for each link. */
async function checkTested(api: ApiClient, { id, name }: Json): Promise<Finding> {
  const { habits } = await api.get(`/connections/${String(id)}/habits`);
  const seen = (habits as Json[]).some((habit) => habit.name === 'search_note' && habit.seen_at !== null);
  const advice = 'not tested: a link costs four calls instead of two. Run "remit doctor --nomod" to test the account';
  return finding(`account of ${String(name)}`, true, seen ? 'tested' : advice, '');
}

/** Remit refuses an unsigned call, so that response shows that the URL leads to this server. */
async function checkReachable(name: string, url: string): Promise<Finding> {
  const status = await fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status,
    () => undefined,
  );
  return finding(
    `webhook URL of ${name}`,
    status === 400 || status === 401,
    status === undefined ? `${url} does not answer` : `${url} answers ${status} to an unsigned call`,
    'Set PUBLIC_URL to the address at which Nomod reaches this server. Make sure that the proxy forwards POST requests.',
  );
}

function checkEndpoint({ url, enabled, failing_since, disabled_reason }: Json): Finding {
  const found = disabled_reason ?? (failing_since ? `failing since ${String(failing_since)}` : 'fine');
  return finding(
    `your endpoint ${String(url)}`,
    failing_since === null && (enabled === true || disabled_reason === null),
    String(found),
    'See "remit events list --outgoing" for its answers. Enable it again with PUT /api/v1/webhook-endpoints/{id} {"enabled": true}.',
  );
}

function finding(check: string, ok: boolean, found: string, fix: string): Finding {
  return { check, ok, found, fix: ok ? '' : fix };
}
