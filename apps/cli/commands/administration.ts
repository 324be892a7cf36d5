import { type Command, InvalidArgumentError } from 'commander';
import { CommandContext } from '../context';
import { addAct } from './acting';
import { addOffers, type Offers, offersIn } from './offers';
import { addReading } from './reading';

const CONNECTION = ['id', 'name', 'status', 'paused_reason', 'webhook_url'];
const ENDPOINT = ['id', 'url', 'events', 'dialect', 'enabled', 'disabled_reason'];
const ROW = ['id', 'kind', 'status', 'summary', 'invoice_id', 'payment_id'];
const API_KEY = ['id', 'name', 'scopes', 'expires_at', 'last_used_at'];

/** `connections`, `webhook-endpoints`, `attention` and `api-keys`: commands that keep payments working. */
export function addAdministration(program: Command): void {
  const connections = program.command('connections').description('accounts at Nomod');
  for (const act of ['publish', 'unpublish', 'test'])
    addAct(connections, act, { what: `${act} a connection`, path: '/connections' });
  connections
    .command('title')
    .description('set the title that payers see on links and invoices')
    .argument('<id>')
    .argument('[template]', 'such as "Bill {invoice_number} of {business_name}"; leave it out for the default')
    .action(async (id: string, template: string | undefined, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const path = `/connections/${encodeURIComponent(id)}`;
      output.show(await api.put(path, { title_template: template ?? null }), [...CONNECTION, 'title_template']);
    });
  addOffers(connections.command('options').description('change the payment options of payers; other settings stay'))
    .argument('<id>')
    .action(async (id: string, offers: Offers, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const path = `/connections/${encodeURIComponent(id)}`;
      const { payment_options: present } = await api.get(path);
      const payment_options = { ...(present as Record<string, boolean>), ...offersIn(offers) };
      output.show(await api.put(path, { payment_options }), [...CONNECTION, 'payment_options']);
    });
  connections
    .command('link-expiry')
    .description('set the hours until a new link expires')
    .argument('<id>')
    .argument('[hours]', 'such as 72; leave it out for links without a deadline', readHours)
    .action(async (id: string, hours: number | undefined, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const body = { link_expires_after_hours: hours ?? null };
      const path = `/connections/${encodeURIComponent(id)}`;
      output.show(await api.put(path, body), [...CONNECTION, 'link_expires_after_hours']);
    });
  addReading(connections, '/connections', CONNECTION);
  addEndpoints(program);
  addAttention(program);

  const keys = program.command('api-keys').description('manage API keys');
  addRemoval(keys, 'revoke', 'revoke a key; every server refuses it within a second', '/api-keys');
  addReading(keys, '/api-keys', API_KEY);
}

function readHours(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('must be a whole number of hours');
}

function addEndpoints(program: Command): void {
  const endpoints = program.command('webhook-endpoints').description('manage the endpoints that receive your webhooks');
  endpoints
    .command('create')
    .description('add an endpoint; its secret is shown once')
    .argument('<url>')
    .option('--events <list>', 'only these, separated by commas')
    .option('--dialect <name>', 'format of objects: remit (default), or flexprice as in answers of /v1')
    .action(async (url: string, { events, dialect }: { events?: string; dialect?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const body = { url, events: events?.split(',') ?? null, dialect };
      output.show(await api.post('/webhook-endpoints', body), [...ENDPOINT, 'secret']);
    });
  endpoints
    .command('replay')
    .description('send the events of a period again, 200 at a time')
    .argument('<id>')
    .option('--from <time>', 'such as 2026-11-20T08:00:00Z; a day ago when left out')
    .option('--to <time>', 'now when left out')
    .action(async (id: string, { from, to }: { from?: string; to?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const period = { start_time: from, end_time: to };
      output.show(await api.post(`/webhook-endpoints/${encodeURIComponent(id)}/replay`, period));
    });
  addAct(endpoints, 'test', { what: 'send a webhook.test event to it', path: '/webhook-endpoints' });
  addRemoval(endpoints, 'remove', 'remove an endpoint and discard its queued messages', '/webhook-endpoints');
  addReading(endpoints, '/webhook-endpoints', ENDPOINT);
}

function addAttention(program: Command): void {
  const attention = program.command('attention').description('list and resolve what needs a person');
  addAct(attention, 'check', { what: 'read the object of a row at Nomod again', path: '/attention' });
  addAct(attention, 'retry', { what: 'retry what failed', path: '/attention' });
  addAct(attention, 'count-lost', {
    what: 'count the money of a charge as lost; its invoice is owed again',
    path: '/attention',
  });
  const addDecision = (name: string, argument: string, what: string, member: string) =>
    attention
      .command(name)
      .description(what)
      .argument('<id>')
      .argument(argument)
      .action(async (id: string, said: string, _options: unknown, command: Command) => {
        const { api, output } = CommandContext.of(command);
        output.show(await api.post(`/attention/${encodeURIComponent(id)}/${name}`, { [member]: said }), ROW);
      });
  addDecision('match', '<invoice>', 'match an unmatched charge to an invoice', 'invoice_id');
  addDecision('dismiss', '<note>', 'close a row without an action, with a note', 'note');
  addReading(attention, '/attention', ROW);
}

function addRemoval(parent: Command, name: string, what: string, path: string): void {
  parent
    .command(name)
    .description(what)
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      await api.delete(`${path}/${encodeURIComponent(id)}`);
      output.note('Done.');
    });
}
