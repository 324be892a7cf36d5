import { ask } from '../security/support/ask';
import { signInAt } from './identity-provider';

const PROOF = { 'x-remit-console': '1' };

interface Body {
  readonly session?: Record<string, unknown>;
  readonly to?: string | null;
  readonly code?: string;
  readonly error?: { readonly hint: string };
  readonly message?: string;
  readonly details?: { readonly reason: string } | null;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly body: Body;
  /** Of the new session. */
  readonly cookie: string;
}

export interface BegunSignIn {
  readonly url: URL;
  /** Of the attempt, which only its browser has. */
  readonly cookie: string;
}

/** A browser in which somebody signs in to a server at a provider. */
export class ProviderBrowser {
  constructor(private readonly serverUrl: string) {}

  async begin(body: object = {}, session?: string): Promise<BegunSignIn> {
    const { status, headers, text } = await this.post('provider', body, session);
    if (status !== 200) throw new Error(`The sign-in answered ${status}: ${text}`);
    const url = new URL((JSON.parse(text) as { url: string }).url);
    return { url, cookie: cookieIn(headers, /^(__Host-)?remit_sign_in=/) };
  }

  async finish({ cookie }: Pick<BegunSignIn, 'cookie'>, answer: string, session?: string): Promise<ProviderAnswer> {
    const cookies = session === undefined ? cookie : `${cookie}; ${session}`;
    const { status, headers, text } = await this.post('provider-answer', { answer }, cookies);
    return { status, body: JSON.parse(text) as Body, cookie: cookieIn(headers, /^(__Host-)?remit_session=/) };
  }

  /** The whole way, by the provider's own pages. */
  async signIn(login: string, body: object = {}, session?: string): Promise<ProviderAnswer> {
    const begun = await this.begin(body, session);
    return this.finish(begun, await signInAt(begun.url.href, login), session);
  }

  async tryToBegin(body: object = {}): Promise<{ status: number; body: Body }> {
    const { status, text } = await this.post('provider', body);
    return { status, body: JSON.parse(text) as Body };
  }

  private post(path: string, body: object, cookie?: string) {
    const headers = { ...PROOF, ...(cookie !== undefined && { cookie }) };
    return ask(this.serverUrl, { method: 'post', path: `/api/v1/session/${path}`, headers, body });
  }
}

function cookieIn(headers: Headers, name: RegExp): string {
  const set = headers.getSetCookie().find((one) => name.test(one) && !one.includes('1970'));
  return set?.split(';')[0] ?? '';
}
