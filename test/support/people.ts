import { ask } from '../security/support/ask';

const PROOF = { 'x-remit-console': '1' };

/** Four words that do not belong together: long enough, and on no list. */
export const PASSWORD = 'walnut-ferry-cobalt-trumpet';

export interface SentBy {
  readonly cookie: string;
  readonly environmentId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The console's part of a server: people who are invited, join and sign in. */
export class People {
  constructor(
    readonly url: string,
    private readonly adminKey: string,
  ) {}

  /** The token of the link with which the operator invites an owner. */
  async inviteOwner(tenantId: string, email: string): Promise<string> {
    const path = `/api/v1/tenants/${tenantId}/owners`;
    const { text } = await ask(this.url, { method: 'post', path, key: this.adminKey, body: { email } });
    return tokenIn((JSON.parse(text) as { url: string }).url);
  }

  /** The cookie of a new owner. */
  async newOwner(tenantId: string, email: string, name: string): Promise<string> {
    return this.join(await this.inviteOwner(tenantId, email), name);
  }

  /** The token of the link. */
  async invite(by: SentBy, email: string, role: string, environmentId?: string | null): Promise<string> {
    const { status, body } = await this.call(by, 'post', 'members/invitations', {
      email,
      role,
      ...(environmentId !== undefined && { environment_id: environmentId }),
    });
    if (status !== 201) throw new Error(`The invitation answered ${status}: ${JSON.stringify(body)}`);
    return tokenIn(String(body['url']));
  }

  /** The cookie of who joined. */
  async join(token: string, name: string, password = PASSWORD): Promise<string> {
    return this.cookieOf('join', { token, name, password });
  }

  async signIn(email: string, password = PASSWORD): Promise<string> {
    return this.cookieOf('password', { email, password });
  }

  /** The cookie after the password was entered again. */
  async confirm(cookie: string, password = PASSWORD): Promise<string> {
    return this.cookieOf('confirmation', { password }, cookie);
  }

  /** A request of the sign-in, which may be refused. */
  async try(path: string, body: object, cookie?: string, method = 'post'): Promise<Answer> {
    const headers = { ...PROOF, ...(cookie !== undefined && { cookie }) };
    const question = { method, path: `/api/v1/session${path}`, headers, ...(method !== 'get' && { body }) };
    const { status, text } = await ask(this.url, question);
    return { status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** A request with the cookie of a person. */
  async call(by: SentBy, method: string, path: string, body?: object): Promise<Answer> {
    const { cookie, environmentId, headers: more } = by;
    const headers = {
      ...PROOF,
      ...more,
      cookie,
      ...(environmentId !== undefined && { 'x-environment-id': environmentId }),
    };
    const { status, text } = await ask(this.url, { method, path: `/api/v1/${path}`, headers, body });
    return { status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  private async cookieOf(path: string, body: object, before?: string): Promise<string> {
    const sent = { ...PROOF, ...(before !== undefined && { cookie: before }) };
    const question = { method: 'post', path: `/api/v1/session/${path}`, headers: sent, body };
    const { status, headers, text } = await ask(this.url, question);
    if (status >= 300) throw new Error(`POST session/${path} answered ${status}: ${text}`);
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  }
}

export const tokenIn = (url: string): string => url.split('#')[1] ?? '';
