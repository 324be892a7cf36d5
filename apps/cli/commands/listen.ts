import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { Webhook } from 'standardwebhooks';
import { CommandContext, isWebAddress } from '../context';
import { CommandFailed, EXIT } from '../failures';

interface ListenOptions {
  readonly forwardTo?: string;
  readonly events?: string;
  readonly publicUrl?: string;
}

const SIGNED = ['id', 'timestamp', 'signature'];
const FORWARDED = [
  'content-type',
  ...['webhook', 'svix'].flatMap((family) => SIGNED.map((name) => `${family}-${name}`)),
];

export function addListen(program: Command): void {
  program
    .command('listen')
    .description('print webhooks as Remit sends them and forward them; stop with Ctrl-C')
    .option('--forward-to <url>', 'forward each webhook to this URL, headers and bytes unchanged')
    .option('--events <list>', 'only these, separated by commas')
    .option('--public-url <url>', 'address at which a server on another machine reaches this machine')
    .action(async (options: ListenOptions, command: Command) => listen(CommandContext.of(command), options));
}

/** Adds an endpoint that sends to this command as long as it runs. */
async function listen(context: CommandContext, { forwardTo, events, publicUrl }: ListenOptions): Promise<void> {
  if (forwardTo !== undefined && !isWebAddress(forwardTo))
    throw new CommandFailed(`${forwardTo} is not a URL that webhooks can be forwarded to.`, EXIT.usage);
  let secret = '';
  const { api } = context;
  const server = createServer((request, response) => void receive(context, secret, request, response, forwardTo));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = await api
    .post('/webhook-endpoints', {
      url: publicUrl ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      description: 'remit listen',
      events: events?.split(',') ?? null,
    })
    .catch((error: unknown) => {
      // The listening server would keep the failed command alive.
      server.close();
      throw error;
    });
  secret = String(endpoint.secret);
  if (context.isJson) context.output.line(JSON.stringify({ ready: true, secret, endpoint_id: endpoint.id }));
  else context.output.line(`Ready. Signing secret: ${secret}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  server.closeAllConnections();
  server.close();
  await api.delete(`/webhook-endpoints/${String(endpoint.id)}`);
}

async function receive(
  { output, isJson }: CommandContext,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
  forwardTo?: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const headers = Object.fromEntries(FORWARDED.map((name) => [name, String(request.headers[name] ?? '')]));
  const event = verified(secret, body, headers);
  if (!event) return void response.writeHead(401).end();
  const status = forwardTo === undefined ? 200 : await forward(forwardTo, headers, body);
  response.writeHead(status).end();
  const id = headers['webhook-id'];
  if (isJson) output.line(JSON.stringify({ id, status, event }));
  else output.line(`${String(event.event_type)}  ${id}${forwardTo === undefined ? '' : `  -> ${status}`}`);
}

function verified(secret: string, body: string, headers: Record<string, string>): Record<string, unknown> | undefined {
  try {
    return new Webhook(secret).verify(body, headers) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** Status from the target; 502 when it does not respond, so that the webhook is retried. */
async function forward(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(14_000) });
    return answer.status;
  } catch {
    return 502;
  }
}
