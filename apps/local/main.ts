import { InvalidSettings } from '@remit/settings';
import { JsonApiError } from './json-api';
import { loadLocalSettings } from './local-settings';
import { LocalStack } from './local-stack';
import { StartFailed } from './start-failed';
import { listenForStop } from './stop-request';

/** Runs everything on this machine until Ctrl-C: PostgreSQL, the Nomod sandbox, API and worker, with demo data. */
async function main(): Promise<void> {
  const stopRequested = listenForStop();
  const stack = new LocalStack(loadLocalSettings(process.env, process.argv), stopRequested);
  try {
    console.log(await stack.start());
    await stack.untilStopRequested();
    console.log('\nStopping ...');
  } catch (error) {
    if (!stopRequested.aborted) throw error;
  } finally {
    await stack.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const expected = error instanceof StartFailed || error instanceof InvalidSettings || error instanceof JsonApiError;
    console.error(expected ? `\n${error.message}` : error);
    process.exit(1);
  },
);
