import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What an answer says instead of the truth. */
export interface PasskeyFault {
  readonly origin?: string;
  readonly host?: string;
  /** The person was there, and was not verified. */
  readonly isUnverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Signed by another key. */
  readonly isForged?: boolean;
}

interface Options {
  readonly challenge: string;
}

interface CreationOptions extends Options {
  readonly user: { readonly id: string };
}

const encoded = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer =>
  value.length < 24
    ? Buffer.concat([Buffer.from([0x40 + value.length]), value])
    : value.length < 256
      ? Buffer.concat([Buffer.from([0x58, value.length]), value])
      : Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 0xff]), value]);

/** An authenticator with one passkey, as a program: it can do what no real one would (WebAuthn level 3). */
export class SoftAuthenticator {
  readonly id = randomBytes(32);
  private readonly own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private userHandle = '';

  /** @param origin of the page that uses it */
  constructor(private readonly origin: string) {}

  create({ challenge, user }: CreationOptions, fault: PasskeyFault = {}): object {
    this.userHandle = user.id;
    const key = this.own.publicKey.export({ format: 'jwk' });
    // A COSE key: EC2, ES256, P-256, x, y.
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(key.x ?? '', 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(key.y ?? '', 'base64url')),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const facts = Buffer.concat([this.facts(fault, 0x40), credential]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(facts)],
    ]);
    return this.answer({
      clientDataJSON: encoded(this.clientData('webauthn.create', challenge, fault)),
      attestationObject: encoded(attestation),
      transports: ['internal'],
    });
  }

  get({ challenge }: Options, fault: PasskeyFault = {}): object {
    this.counter = fault.counter ?? this.counter + 1;
    const facts = this.facts(fault, 0);
    const clientData = this.clientData('webauthn.get', challenge, fault);
    const signed = Buffer.concat([facts, digest(clientData)]);
    const { privateKey }: { privateKey: KeyObject } = fault.isForged ? this.other : this.own;
    return this.answer({
      clientDataJSON: encoded(clientData),
      authenticatorData: encoded(facts),
      signature: encoded(sign('sha256', signed, privateKey)),
      userHandle: fault.userHandle ?? this.userHandle,
    });
  }

  private answer(response: object): object {
    const id = encoded(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string, { origin = this.origin }: PasskeyFault): string {
    return JSON.stringify({ type, challenge, origin, crossOrigin: false });
  }

  private facts({ host = new URL(this.origin).hostname, isUnverified }: PasskeyFault, more: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([digest(host), Buffer.from([0x01 | (isUnverified ? 0 : 0x04) | more]), count]);
  }
}
