// The quiet tenant in its own thread, so that nothing else of the test delays it. It reads and writes in turn and
// posts the milliseconds of each request.
const http = require('node:http');
const { setInterval } = require('node:timers/promises');
const { parentPort, workerData } = require('node:worker_threads');

const { url, key, everyMs } = workerData;
const agent = new http.Agent({ keepAlive: true });

function ask(isWrite) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = isWrite ? JSON.stringify({ external_id: `calm-${Date.now()}-${Math.random()}`, name: 'Calm' }) : '';
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const done = (answer) =>
      answer.resume().on('end', () => {
        if (answer.statusCode === (isWrite ? 201 : 200)) resolve(performance.now() - start);
        else reject(new Error(`The quiet tenant was answered ${answer.statusCode}`));
      });
    http
      .request(`${url}/api/v1/customers`, { method: isWrite ? 'POST' : 'GET', headers, agent }, done)
      .on('error', reject)
      .end(body);
  });
}

parentPort.on('message', async (count) => {
  const times = [];
  try {
    for await (const _tick of setInterval(everyMs)) {
      times.push(await ask(times.length % 4 === 3));
      if (times.length === count) break;
    }
    parentPort.postMessage({ times });
  } catch (error) {
    parentPort.postMessage({ problem: String(error) });
  }
});
