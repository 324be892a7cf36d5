// Loaded into a server under test: at each SIGUSR2 it collects garbage and prints what is still used.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  // What finalizers and closed streams let go of is free only now.
  setImmediate(() => {
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.stderr.write(`memory in use: ${JSON.stringify({ heap: heapUsed + external, resident: rss })}\n`);
  });
});
