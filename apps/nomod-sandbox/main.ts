import { startSandbox } from './sandbox';

async function main(): Promise<void> {
  const { PORT = '4010', HOST = '127.0.0.1', DATA_FILE, PUBLIC_URL, SANDBOX_CONTROL_SECRET } = process.env;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) throw new Error('PORT must be a number from 0 to 65535');
  const sandbox = await startSandbox({
    port: Number(PORT),
    host: HOST,
    dataFile: DATA_FILE || undefined,
    publicUrl: PUBLIC_URL || undefined,
    controlSecret: SANDBOX_CONTROL_SECRET?.trim() || undefined,
  });
  console.log(`nomod-sandbox: ${sandbox.url}`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(`nomod-sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
