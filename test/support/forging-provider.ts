import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a forged token says instead of the truth. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed by a key that the provider does not publish. */
  readonly isOfAnotherKey?: boolean;
  /** Not signed at all, and says so. */
  readonly isUnsigned?: boolean;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider that signs whatever a test wants, and takes any code any number of times. */
export class ForgingProvider {
  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private forgery: Forgery = {};
  private truth: Readonly<Record<string, unknown>> = {};
  /** Where it listens. */
  readonly address: string;
  readonly issuer: string;

  private constructor(
    private readonly server: Server,
    issuer?: string,
  ) {
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.issuer = issuer ?? this.address;
    server.on('request', (request, response) => {
      const body = this.answerTo(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  /** @param issuer what it calls itself, if others reach it by another name */
  static async start(issuer?: string): Promise<ForgingProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ForgingProvider(server, issuer);
  }

  /** From now on tokens hold these claims, but for what is forged. */
  sign(truth: Readonly<Record<string, unknown>>, forgery: Forgery = {}): void {
    this.truth = truth;
    this.forgery = forgery;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answerTo(path: string): object {
    if (path === '/jwks')
      return { keys: [{ ...this.own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256' }] };
    if (path === '/token') return { access_token: 'any', token_type: 'bearer', id_token: this.token() };
    const at = (name: string) => `${this.issuer}/${name}`;
    return {
      issuer: this.issuer,
      authorization_endpoint: at('auth'),
      token_endpoint: at('token'),
      jwks_uri: at('jwks'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  private token(): string {
    const { claims, isOfAnotherKey, isUnsigned } = this.forgery;
    const now = Math.floor(Date.now() / 1_000);
    const body = { iss: this.issuer, aud: 'remit', iat: now, exp: now + 60, ...this.truth, ...claims };
    const head = isUnsigned ? { alg: 'none' } : { alg: 'RS256', kid: 'own' };
    const text = `${encoded(head)}.${encoded(body)}`;
    return `${text}.${isUnsigned ? '' : signature(text, (isOfAnotherKey ? this.other : this.own).privateKey)}`;
  }
}

const signature = (text: string, key: KeyObject): string => createSign('sha256').update(text).sign(key, 'base64url');
