// Sends the same requests repeatedly from its own thread, so that its work does not delay the measuring thread. Posts
// the counts by status at the end.
const http = require('node:http');
const net = require('node:net');
const { once } = require('node:events');
const { parentPort, workerData } = require('node:worker_threads');

const { url, requests, connections, decoyMs } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const counts = {};
let withoutRetryAfter = 0;
let stopped = false;
let next = 0;

/**
 * A decoy server without real work. It reads the data and answers after a pause, so the sender works as much as with
 * the real server.
 */
async function startDecoy() {
  const server = net.createServer((socket) => {
    let timer;
    const answer = () => {
      timer = undefined;
      socket.write('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n');
    };
    socket.on('data', () => (timer ??= setTimeout(answer, decoyMs))).on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function send(url) {
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

async function keepSending(url) {
  while (!stopped) await send(url);
}

async function run() {
  const decoy = decoyMs === undefined ? undefined : await startDecoy();
  const target = decoy ? `http://127.0.0.1:${decoy.address().port}` : url;
  await Promise.all(Array.from({ length: connections }, () => keepSending(target)));
  agent.destroy();
  decoy?.close();
  parentPort.postMessage({ counts, withoutRetryAfter });
  parentPort.close();
}

parentPort.on('message', () => (stopped = true));
void run();
