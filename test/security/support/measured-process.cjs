// Loaded into a server under test. At each SIGUSR2 it prints its longest stall since the previous one, collects
// garbage and prints the memory in use.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Milliseconds between two checks of the clock. */
const EVERY_MS = 10;

let last = { wall: performance.now(), cpu: process.cpuUsage() };
let longestMs = 0;

// On a busy machine the event loop is also late when it gets no processor. That is no stall, so only the processor
// time of the process counts.
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

// Other work on the same core also slows each instruction. This measures by how much, with the fixed piece of work.
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
  // Memory released by finalizers and closed streams is free only now.
  setImmediate(() => {
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.stderr.write(`memory in use: ${JSON.stringify({ heap: heapUsed + external, resident: rss, stallMs })}\n`);
    last = { wall: performance.now(), cpu: process.cpuUsage() };
    longestMs = 0;
  });
});
