/**
 * Loaded before a server (`node --require`) that is started with an IPC channel: when the parent process is gone, however
 * it died, the channel closes and the server ends as if it had been asked to.
 */
const DRAIN_LIMIT_MS = 5_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
});
// The channel alone does not keep a server running that has nothing left to do.
process.channel?.unref();
