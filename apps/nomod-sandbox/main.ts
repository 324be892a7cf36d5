import { readFileSync } from 'node:fs';
import { startSandbox } from './sandbox';

async function main(): Promise<void> {
  const { PORT = '4010', HOST = '127.0.0.1', DATA_FILE, PUBLIC_URL } = process.env;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) throw new Error('PORT must be a number from 0 to 65535');
  const sandbox = await startSandbox({
    port: Number(PORT),
    host: HOST,
    dataFile: DATA_FILE || undefined,
    publicUrl: PUBLIC_URL || undefined,
    controlSecret: controlSecret(process.env),
  });
  console.log(`nomod-sandbox: ${sandbox.url}`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * The secret, or the content of the file in SANDBOX_CONTROL_SECRET_FILE. An empty file is refused, because it would
 * leave the controls open.
 */
function controlSecret({ SANDBOX_CONTROL_SECRET, SANDBOX_CONTROL_SECRET_FILE }: NodeJS.ProcessEnv): string | undefined {
  const [given, file] = [SANDBOX_CONTROL_SECRET?.trim(), SANDBOX_CONTROL_SECRET_FILE?.trim()];
  if (!file) return given || undefined;
  if (given)
    throw new Error('SANDBOX_CONTROL_SECRET_FILE is set together with SANDBOX_CONTROL_SECRET; set one of the two');
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '') throw new Error(`SANDBOX_CONTROL_SECRET_FILE names the file ${file}, which is empty`);
  return secret;
}

main().catch((error: unknown) => {
  console.error(`nomod-sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
