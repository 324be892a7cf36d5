// An OpenID Connect provider (oidc-provider) with its own login page, on loopback. Started by identity-provider.ts, which
// says by messages who is known there, and when it is silent.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const people = new Map();
let provider;
let isSilent = false;

const server = createServer((request, response) => {
  if (isSilent) return;
  if (provider) provider.callback()(request, response);
  else response.writeHead(503).end();
});

function createProvider({ redirectUri, clientId, clientSecret }) {
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    // Where a sign-out leads back to.
    post_logout_redirect_uris: [redirectUri.replace('/sign-in/provider', '/sign-in')],
  };
  const known = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [client],
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    cookies: { keys: ['for tests only'] },
  });
  return known;
}

const ACTS = {
  serve: (options) => (provider = createProvider(options)),
  know: ({ login, claims }) => people.set(login, claims),
  silence: ({ isOn }) => (isSilent = isOn),
};

process.on('message', ({ act, ...options }) => {
  ACTS[act](options);
  process.send({ done: act });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
