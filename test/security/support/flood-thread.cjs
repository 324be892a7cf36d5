// Sends the same requests over and over from a thread of its own, so that its work does not delay whoever measures. Posts the counts by status at the end.
const http = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');

const { url, requests, connections } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const counts = {};
let withoutRetryAfter = 0;
let stopped = false;
let next = 0;

function send() {
  return new Promise((resolve) => {
    const { path, method = 'GET', headers, body } = requests[next++ % requests.length];
    const request = http.request(url + path, { method, headers, agent }, (answer) => {
      counts[answer.statusCode] = (counts[answer.statusCode] ?? 0) + 1;
      if (answer.statusCode === 429 && !(Number(answer.headers['retry-after']) >= 1)) withoutRetryAfter += 1;
      answer.resume().on('end', resolve);
    });
    request.on('error', resolve).end(body);
  });
}

async function keepSending() {
  while (!stopped) await send();
}

parentPort.on('message', () => (stopped = true));
Promise.all(Array.from({ length: connections }, keepSending)).then(() => {
  agent.destroy();
  parentPort.postMessage({ counts, withoutRetryAfter });
  parentPort.close();
});
