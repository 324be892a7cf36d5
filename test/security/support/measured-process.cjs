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

/** A fixed piece of work, and the milliseconds that it takes on an idle core of a common server. */
const TEXT = JSON.stringify(Array.from({ length: 5_000 }, (_, index) => ({ index, name: `member ${index}` })));
const IDLE_MS = 2.5;

// Neighbours of a core make each instruction slower as well. How much, the same work tells at the same time.
function slowness() {
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    for (let count = 0; count < 4; count += 1) JSON.parse(TEXT);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.max(1, times.sort((a, b) => a - b)[4] / IDLE_MS);
}

process.on('SIGUSR2', () => {
  look();
  const stallMs = Math.round(longestMs / slowness());
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
