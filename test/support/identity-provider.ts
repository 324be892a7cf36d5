import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CLIENT = { clientId: 'remit', clientSecret: 'the-secret-of-the-client-in-tests' } as const;

export interface KnownPerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

/** A real OpenID Connect provider in a process of its own. Anybody signs in there with a login and any password. */
export class TestIdentityProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TestIdentityProvider> {
    const child = fork(path.join(__dirname, 'identity-provider-process.mjs'), { stdio: 'ignore' });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new TestIdentityProvider(child, `http://127.0.0.1:${port}`);
  }

  /** Settings of a server whose people sign in here. */
  settings(roles: readonly object[]): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: CLIENT.clientId,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      OIDC_NAME: 'Acme Login',
      OIDC_SCOPES: 'openid email profile groups',
      OIDC_ROLES: JSON.stringify(roles),
    };
  }

  /** Accepts sign-ins for the server at this address. */
  async serve(remitUrl: string): Promise<void> {
    await this.tell({ act: 'serve', redirectUri: `${remitUrl}/sign-in/provider`, ...CLIENT });
  }

  async know(login: string, claims: KnownPerson): Promise<void> {
    await this.tell({ act: 'know', login, claims });
  }

  /** Takes connections and answers nothing, until it is told otherwise. */
  async silence(isOn: boolean): Promise<void> {
    await this.tell({ act: 'silence', isOn });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  private async tell(message: object): Promise<void> {
    const done = once(this.child, 'message');
    this.child.send(message);
    await done;
  }
}

/**
 * Signs in at the provider as a browser does: follows redirects, keeps cookies, sends the forms of its pages.
 * @returns the query with which the provider sends the browser back
 */
export async function signInAt(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      ...(form && { method: 'POST', body: form }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location !== null) {
      url = new URL(location, url).href;
      form = undefined;
      if (new URL(url).origin !== new URL(start).origin) return new URL(url).search;
      continue;
    }
    const [, action, prompt] = /action="([^"]+)"[\s\S]*?name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (action === undefined || prompt === undefined) throw new Error(`${url} answered ${answer.status}: ${page}`);
    url = new URL(action, url).href;
    form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
  }
  throw new Error('The provider never sent the browser back');
}
