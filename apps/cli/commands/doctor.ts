import type { Command } from 'commander';
import type { Json } from '../api-client';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';
import { BEFORE_A_PROBE, probeNomod } from '../nomod-habits';
import { checkBacklog, checkServer, checkTenant, type Finding, whatFailed } from '../health-checks';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check database, backlog, gateway key, clock and webhooks, and suggest fixes')
    .option('--nomod', 'also test how the Nomod account behaves: creates one link of AED 2 and disables it')
    .action(async ({ nomod }: { nomod?: boolean }, command: Command) => {
      const context = CommandContext.of(command);
      const findings = await examine(context);
      if (nomod) {
        for (const line of BEFORE_A_PROBE) process.stderr.write(`${line}\n`);
        findings.push(...(await probeNomod(context)));
      }
      report(context, findings);
      if (findings.every(({ ok }) => ok)) return;
      throw new CommandFailed('Something is wrong.', EXIT.unhealthy, undefined, true);
    });
}

/** Stops after the database check when that fails: every other response would be the same 503. */
async function examine(context: CommandContext): Promise<Finding[]> {
  const server = await checkServer(context);
  if (!server.every(({ ok, check }) => ok || check !== 'database')) return server;
  const backlog = await checkBacklog(context).catch(whatFailed('backlog', "Check ADMIN_API_KEY, the operator's key."));
  const tenant = await checkTenant(context).catch(
    whatFailed('API key', 'Set REMIT_API_KEY or --key-file. A key of the whole tenant also needs --environment.'),
  );
  return [...server, ...backlog, ...tenant];
}

function report({ output, isJson }: CommandContext, findings: readonly Finding[]): void {
  if (isJson) return output.table(findings as unknown as Json[], []);
  for (const { check, ok, found, fix: fix } of findings) {
    output.line(`${ok ? 'ok  ' : 'FAIL'}  ${check}: ${found}${fix === '' ? '' : `\n      ${fix}`}`);
  }
}
