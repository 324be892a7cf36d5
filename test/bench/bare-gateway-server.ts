import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { linkOfCharge } from './gateway-ids';

/**
 * A minimal server that answers like Nomod: every charge is paid, every link is made. Each answer is delayed by
 * `holdMs`.
 */
const [port, holdMs] = process.argv.slice(2).map(Number);

const links = new Map<string, object>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = () => {
      const [path = ''] = (request.url ?? '').split('?');
      const [, , kind, id] = path.split('/');
      const body = JSON.stringify(answerTo(kind, id, Buffer.concat(chunks)));
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    };
    if (holdMs) setTimeout(answer, holdMs);
    else answer();
  });
});

/** A list is empty, because lists only search for existing objects. */
function answerTo(kind = '', id = '', body: Buffer): object {
  if (body.length > 0) return Object.assign(links.get(id) ?? link(`l${randomUUID()}`), titleIn(body));
  if (id === '') return { count: 0, next: null, previous: null, results: [] };
  return kind === 'charges' ? charge(id) : (links.get(id) ?? link(id));
}

const charge = (id: string) => ({
  id,
  status: 'paid',
  created: new Date().toISOString(),
  currency: 'AED',
  total: '100.00',
  payment_method: 'card',
  type: 'link',
  link: { id: linkOfCharge(id), reference_id: 'REF' },
  refunds: [],
});

/** Most requests make or rename a link. */
const titleIn = (body: Buffer) => ({ title: (JSON.parse(body.toString('utf8')) as { title: string }).title });

function link(id: string): object {
  const made = {
    id,
    reference_id: 'REF',
    title: 'Somebody else',
    currency: 'AED',
    url: `http://127.0.0.1:${port}/pay/${id}`,
    amount: '100.00',
    status: 'enabled',
    payment_expiry_limit: 1,
  };
  links.set(id, made);
  return made;
}

server.keepAliveTimeout = 60_000;
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
