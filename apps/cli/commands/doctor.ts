import type { Command } from 'commander';
import type { ApiClient, Json } from '../api-client';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** How to mend it; empty when nothing is wrong. */
  readonly mend: string;
}

/** Signatures are refused from five minutes on; a clock this wrong is on its way there, in seconds. */
const CLOCK_LIMIT_SECONDS = 30;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check database, backlog, gateway key, clock and webhooks, and say how to mend what is wrong')
    .action(async (_options: unknown, command: Command) => {
      const context = CommandContext.of(command);
      const findings = [
        ...(await checkServer(context)),
        ...(await checkBacklog(context)),
        ...(await checkTenant(context)),
      ];
      report(context, findings);
      if (findings.some(({ ok }) => !ok)) throw new CommandFailed('Something is wrong.', EXIT.unhealthy);
    });
}

function report({ output, isJson }: CommandContext, findings: readonly Finding[]): void {
  if (isJson) return output.table(findings as unknown as Json[], []);
  for (const { check, ok, found, mend } of findings) {
    output.line(`${ok ? 'ok  ' : 'FAIL'}  ${check}: ${found}${mend === '' ? '' : `\n      ${mend}`}`);
  }
}

async function checkServer({ server }: CommandContext): Promise<Finding[]> {
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
      'Check DATABASE_URL and that PostgreSQL runs; the log of the server says more.',
    ),
    finding(
      'clock',
      apart <= CLOCK_LIMIT_SECONDS,
      `${apart} s between here and the server`,
      'Switch on time synchronisation (NTP) on both machines: webhook signatures expire after five minutes.',
    ),
  ];
}

async function checkBacklog({ operator }: CommandContext): Promise<Finding[]> {
  if (!operator) return [finding('backlog', true, 'not looked at: no ADMIN_API_KEY', '')];
  const { settled, backlog, dead } = await operator.get('/admin/status');
  const waiting = backlog as { jobs: number; webhooks: number; oldest_seconds: number };
  const isStuck = !settled && waiting.oldest_seconds > 300;
  return [
    finding(
      'backlog',
      !isStuck && dead === 0,
      `${waiting.jobs + waiting.webhooks} waiting, oldest ${Math.round(waiting.oldest_seconds)} s, ${String(dead)} given up`,
      'Start a worker (ROLE=all or worker); GET /api/v1/admin/dead-deliveries lists what was given up and why.',
    ),
  ];
}

async function checkTenant({ api }: CommandContext): Promise<Finding[]> {
  const connections = (await api.list('/connections')).filter(({ status }) => status === 'published');
  const findings = await Promise.all(connections.map((connection) => checkConnection(api, connection)));
  const none = 'Connect Nomod in the console, or with POST /api/v1/connections, and publish it.';
  const endpoints = await api.list('/webhook-endpoints');
  return [
    finding('connections', connections.length > 0, `${connections.length} published`, none),
    ...findings.flat(),
    ...endpoints.map(checkEndpoint),
  ];
}

async function checkConnection(api: ApiClient, connection: Json): Promise<Finding[]> {
  const { id, name, webhook_url } = connection;
  const tested = await api.post(`/connections/${String(id)}/test`).catch((error: unknown) => {
    if (error instanceof CommandFailed) return { ok: false, message: error.message };
    throw error;
  });
  return [
    finding(
      `gateway key of ${String(name)}`,
      tested.ok === true,
      String(tested.message ?? (tested.ok === true ? 'accepted' : 'refused')),
      'Copy a working API key from the Nomod dashboard and save it with PUT /api/v1/connections/{id}/credentials.',
    ),
    await checkReachable(String(name), String(webhook_url)),
  ];
}

/** Any answer of ours shows that the URL leads here: an unsigned call is refused. */
async function checkReachable(name: string, url: string): Promise<Finding> {
  const status = await fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status,
    () => undefined,
  );
  return finding(
    `webhook URL of ${name}`,
    status === 400 || status === 401,
    status === undefined ? `${url} does not answer` : `${url} answers ${status} to an unsigned call`,
    'Set PUBLIC_URL to where Nomod reaches this server, and let the proxy pass POST requests to it.',
  );
}

function checkEndpoint({ url, enabled, failing_since, disabled_reason }: Json): Finding {
  const found = disabled_reason ?? (failing_since ? `failing since ${String(failing_since)}` : 'fine');
  return finding(
    `your endpoint ${String(url)}`,
    failing_since === null && (enabled === true || disabled_reason === null),
    String(found),
    'See "remit events list --outgoing" for what it answered; PUT /api/v1/webhook-endpoints/{id} {"enabled": true} switches it on again.',
  );
}

function finding(check: string, ok: boolean, found: string, mend: string): Finding {
  return { check, ok, found, mend: ok ? '' : mend };
}
