import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { type RecoveredEnvironment, RecoveryAfterRestore } from '@remit/payments';
import { InvalidSettings } from '@remit/settings';
import { AppModule } from './app.module';
import { onExistingDatabase } from './on-existing-database';
import { startFailure } from './start-failure';

/**
 * `npm run recover`: after a restore and before the servers start, restores from Nomod what the database has lost. It
 * can be repeated, also while servers run.
 */
async function main(): Promise<void> {
  const options = readOptions();
  await onExistingDatabase(
    // No background work runs here. The servers do it later with what is stored here.
    (settings) => AppModule.forRoot(settings.with({ role: 'api' })),
    async ({ app, facts }) => {
      const environments = await app.get(RecoveryAfterRestore, { strict: false }).run(options);
      process.stdout.write(report(facts.database, environments));
      process.exitCode = environments.every(({ gaps }) => gaps.length === 0) ? 0 : 1;
    },
  );
}

function readOptions(): { since?: Date; leaveOut?: number } {
  const { values } = parseArgs({ options: { since: { type: 'string' }, 'leave-out': { type: 'string' } } });
  const since = values.since === undefined ? undefined : new Date(values.since);
  if (since && (Number.isNaN(since.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(values.since ?? '')))
    throw new InvalidSettings([{ variable: '--since', problem: 'must be a time such as 2026-03-01T03:00:00Z' }]);
  const leaveOut = values['leave-out'] ?? '0';
  if (!/^\d{1,6}$/.test(leaveOut))
    throw new InvalidSettings([{ variable: '--leave-out', problem: 'must be a whole number' }]);
  return { since, leaveOut: Number(leaveOut) };
}

function report(database: string, environments: readonly RecoveredEnvironment[]): string {
  const lines = [`Compared ${environments.length} environments of the database "${database}" with Nomod.`];
  for (const { scope, since, lines: found, gaps } of environments) {
    if (found.length === 0 && gaps.length === 0) continue;
    lines.push(`Environment ${scope.environmentId} of ${scope.tenantId}, since ${since.toISOString()}:`);
    lines.push(...found.map((line) => `  ${line}`));
    lines.push(...gaps.map((gap) => `  NOT COMPLETE: ${gap}`));
  }
  const all = environments.flatMap(({ lines: found }) => found);
  const waiting = all.filter((line) => line.endsWith('needs attention')).length;
  const isComplete = environments.every(({ gaps }) => gaps.length === 0);
  lines.push(
    `${all.length} found; ${waiting} will be listed in Needs attention when the worker runs.`,
    ...(isComplete ? [] : ['Remit could not read everything. Fix the errors above and run the command again.']),
  );
  return `${lines.join('\n')}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
