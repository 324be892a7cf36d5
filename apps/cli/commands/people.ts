import type { Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

const MEMBER = ['id', 'name', 'email', 'role', 'environment_id', 'second_factor', 'has_passkey'];
const INVITATION = ['id', 'email', 'role', 'environment_id', 'expires_at'];

/** `members` of a tenant, and what only the operator does for people: `owners` and `password-link`. */
export function addPeople(program: Command): void {
  const members = program.command('members').description('who signs in to the console');
  members
    .command('list')
    .description('everybody who opens the environment')
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.table(await api.list('/members'), MEMBER);
    });
  members
    .command('invite')
    .description('make a link for a new member; it is shown once')
    .argument('<email>')
    .argument('<role>', 'owner, admin, billing, support, developer or read-only')
    .option('--whole-tenant', 'for every environment; default: the one of the key')
    .action(async (email: string, role: string, options: { wholeTenant?: boolean }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const body = { email, role, ...(options.wholeTenant && { environment_id: null }) };
      output.show(await api.post('/members/invitations', body), [...INVITATION, 'url']);
    });
  members
    .command('remove')
    .description('access ends everywhere within a second')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      await api.delete(`/members/${encodeURIComponent(id)}`);
      output.note('Done.');
    });
  program
    .command('owners')
    .description('owners of a tenant')
    .command('invite')
    .description("make a link for an owner, with the operator's key; it is shown once")
    .argument('<tenant>')
    .argument('<email>')
    .action(async (tenant: string, email: string, _options: unknown, command: Command) => {
      const made = await operatorOf(command).post(`/tenants/${encodeURIComponent(tenant)}/owners`, { email });
      CommandContext.of(command).output.show(made, [...INVITATION, 'url']);
    });
  program
    .command('password-link')
    .description("make a link that sets a forgotten password, with the operator's key; it is shown once")
    .argument('<email>')
    .option('--remove-second-factor', 'the person has lost the authenticator app and the recovery codes too')
    .action(async (email: string, options: { removeSecondFactor?: boolean }, command: Command) => {
      const body = { email, remove_second_factor: options.removeSecondFactor ?? false };
      CommandContext.of(command).output.show(await operatorOf(command).post('/admin/password-links', body));
    });
}

function operatorOf(command: Command): NonNullable<CommandContext['operator']> {
  const { operator } = CommandContext.of(command);
  if (operator) return operator;
  throw new CommandFailed("This needs the operator's key: set ADMIN_API_KEY or --admin-key-file.", EXIT.usage);
}
