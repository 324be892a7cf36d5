// Opens event streams and reads them, as the machines of a tenant do. It runs with the lowest priority, because those
// machines take no time of the server's cores.
const http = require('node:http');
const os = require('node:os');

os.setPriority(os.constants.priority.PRIORITY_LOW);
const [url, key, count] = process.argv.slice(2);
const agent = new http.Agent({ maxSockets: Infinity });
for (let index = 0; index < Number(count); index += 1) {
  http
    .get(url, { agent, headers: { authorization: `Bearer ${key}` } })
    .on('error', () => undefined)
    .on('response', (response) => response.resume());
}
process.on('disconnect', () => process.exit());
