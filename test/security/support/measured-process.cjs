// Loaded into a server under test: at each SIGUSR2 it prints its longest stall since the last one, collects garbage and prints what is still used.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Milliseconds between two looks at the clock. */
const EVERY_MS = 10;

let last = { wall: performance.now(), cpu: process.cpuUsage() };
let longestMs = 0;

// On a machine with other work the loop also comes late because it has no processor. That is no stall: only time counts in which the process worked.
function look() {
  const wall = performance.now();
  const { user, system } = process.cpuUsage(last.cpu);
  const worked = (user + system) / 1_000;
  longestMs = Math.max(longestMs, Math.min(wall - last.wall - EVERY_MS, worked));
  last = { wall, cpu: process.cpuUsage() };
}
setInterval(look, EVERY_MS).unref();

process.on('SIGUSR2', () => {
  look();
  const stallMs = Math.round(longestMs);
  collect();
  // What finalizers and closed streams let go of is free only now.
  setImmediate(() => {
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.stderr.write(`memory in use: ${JSON.stringify({ heap: heapUsed + external, resident: rss, stallMs })}\n`);
    last = { wall: performance.now(), cpu: process.cpuUsage() };
    longestMs = 0;
  });
});
