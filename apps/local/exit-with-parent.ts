/**
 * Preloaded (`node --require`) into servers that are started with an IPC channel. When the parent process ends in any
 * way, the channel closes, and the server stops as after SIGTERM.
 */
const DRAIN_LIMIT_MS = 5_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
});
// The channel alone must not keep an otherwise idle server running.
process.channel?.unref();
