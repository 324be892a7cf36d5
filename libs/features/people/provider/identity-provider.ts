import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '@remit/http-api';
import { isLoopbackHost, Settings } from '@remit/settings';
import * as oidc from 'openid-client';
import { claimsOf, type ProvenIdentity } from './claims';
import { providerFetch } from './provider-fetch';
import { signInFailed } from './sign-in-failed';

/** Seconds that each call to the provider may take. */
const CALL_SECONDS = 5;

/** Seconds since the person signed in at the provider, where they had to do so again. */
const FRESH_SECONDS = 300;

/** Milliseconds for which what the provider says of itself is believed. */
const BELIEVED_MS = 3_600_000;

/** Sign-ins that may wait for the provider at a time. More come from nobody but a flood, or the provider hangs. */
const MOST_WAITING = 30;

/** Where the provider sends the browser back to, below PUBLIC_URL. A page of the console. */
const RETURN_PATH = '/sign-in/provider';

/** Where it sends the browser back to after a sign-out there. */
const SIGNED_OUT_PATH = '/sign-in';

/** What a sign-in began with. The browser gives it back; nobody else knows it. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/**
 * The OpenID Connect provider of the settings: authorization code with PKCE, state and nonce. It is asked about itself
 * at the first sign-in, so that a server starts, and passwords work, without it.
 */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger('IdentityProvider');
  private readonly redirectUri: string;
  private known: { readonly configuration: Promise<oidc.Configuration>; readonly until: number } | undefined;
  private waiting = 0;

  constructor(private readonly settings: Settings) {
    this.redirectUri = settings.publicUrl + RETURN_PATH;
  }

  /** Name on the button; null when there is no provider. */
  get name(): string | null {
    return this.settings.oidcIssuer === undefined ? null : this.settings.oidcName;
  }

  /** Whether a sign-in there counts as one with a second factor. */
  get provesSecondFactor(): boolean {
    return this.settings.oidcSecondFactor;
  }

  /**
   * Where the browser signs in.
   * @param isFresh whether the person has to sign in there even if they are signed in already
   * @throws ApiError not_found without a provider, service_unavailable when it does not answer
   */
  async begin(isFresh: boolean): Promise<{ url: string; secrets: SignInSecrets }> {
    return this.ask(async (configuration) => {
      const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: this.redirectUri,
        scope: this.settings.oidcScopes,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...(isFresh && { prompt: 'login', max_age: '0' }),
      });
      if (!this.isSafe(url)) throw new Error(`The authorization endpoint is ${url.protocol}//`);
      return { url: url.href, secrets };
    });
  }

  /**
   * Who signed in there.
   * @param answer query with which the provider sent the browser back
   * @param isFresh as for `begin`
   * @throws ApiError sign_in_failed, service_unavailable
   */
  async finish(answer: string, secrets: SignInSecrets, isFresh: boolean): Promise<ProvenIdentity> {
    if (new URLSearchParams(answer).get('state') !== secrets.state) throw signInFailed('begun_elsewhere');
    return this.ask(async (configuration) => {
      const tokens = await oidc.authorizationCodeGrant(configuration, this.returnAddress(answer), {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
        ...(isFresh && { maxAge: FRESH_SECONDS }),
      });
      const token = tokens.claims();
      const { issuer, userinfo_endpoint: hasMore } = configuration.serverMetadata();
      if (!token || token.iss !== issuer) throw new Error('The token names another issuer');
      const isEnough = [token['email'], token[this.settings.oidcGroupsClaim]].every((claim) => claim !== undefined);
      const more = isEnough || !hasMore ? {} : await oidc.fetchUserInfo(configuration, tokens.access_token, token.sub);
      // When the person signed in is signed, or it is not known.
      return claimsOf({ ...more, ...token, auth_time: token.auth_time }, this.settings.oidcGroupsClaim);
    });
  }

  /**
   * Where the browser signs out too; null where the settings or the provider do not say so, and while the provider is
   * silent: here the person is signed out already. The provider asks the person, because no token of the sign-in is
   * kept to prove who that is.
   */
  async signOutAddress(): Promise<string | null> {
    if (!this.settings.oidcSignOut || this.settings.oidcIssuer === undefined) return null;
    try {
      return await this.ask(async (configuration) => {
        if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
        const url = oidc.buildEndSessionUrl(configuration, {
          post_logout_redirect_uri: this.settings.publicUrl + SIGNED_OUT_PATH,
        });
        return this.isSafe(url) ? url.href : null;
      });
    } catch {
      return null;
    }
  }

  /** The page as the browser came to it. Only the query is its own: the address has to be the registered one. */
  private returnAddress(answer: string): URL {
    const address = new URL(this.redirectUri);
    address.search = answer;
    return address;
  }

  private async ask<T>(work: (configuration: oidc.Configuration) => Promise<T>): Promise<T> {
    if (this.settings.oidcIssuer === undefined)
      throw new ApiError('not_found', { message: 'No provider is set up', hint: 'Sign in with a password.' });
    if (this.waiting >= MOST_WAITING)
      throw new ApiError('rate_limited', { message: 'Too many sign-ins at once', retryAfterSeconds: CALL_SECONDS });
    this.waiting += 1;
    try {
      return await work(await this.configuration(this.settings.oidcIssuer));
    } catch (error) {
      throw this.publicError(error);
    } finally {
      this.waiting -= 1;
    }
  }

  /** Asked once for everybody who waits. A failure is forgotten at once. */
  private configuration(issuer: string): Promise<oidc.Configuration> {
    if (this.known && this.known.until > performance.now()) return this.known.configuration;
    const configuration = this.discover(issuer).catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    this.known = { configuration, until: performance.now() + BELIEVED_MS };
    return configuration;
  }

  private discover(issuer: string): Promise<oidc.Configuration> {
    const { oidcClientId = '', oidcClientSecret = '' } = this.settings;
    // Signatures are checked although the token comes from the provider itself.
    const execute = [oidc.enableNonRepudiationChecks, ...(this.mayBePlain ? [oidc.allowInsecureRequests] : [])];
    const options = { timeout: CALL_SECONDS, execute, [oidc.customFetch]: providerFetch };
    return oidc.discovery(new URL(issuer), oidcClientId, oidcClientSecret, provenBy(oidcClientSecret), options);
  }

  /** For a provider on this machine, outside production. */
  private get mayBePlain(): boolean {
    const { protocol, hostname } = new URL(this.settings.oidcIssuer ?? 'https://none.invalid');
    return this.settings.nodeEnv !== 'production' && protocol === 'http:' && isLoopbackHost(hostname);
  }

  private isSafe({ protocol, hostname }: URL): boolean {
    return protocol === 'https:' || (this.mayBePlain && isLoopbackHost(hostname));
  }

  /** The causes stand in the log. The browser learns which of three things to do. */
  private publicError(error: unknown): ApiError {
    if (error instanceof ApiError) return error;
    const { message, code, cause } = error as Error & { code?: string };
    const because = cause instanceof Error ? cause.message : undefined;
    this.logger.warn({ msg: 'a sign-in at the provider failed', reason: message, code, because });
    if (error instanceof oidc.AuthorizationResponseError) return signInFailed('declined');
    return isSilent(error) ? unavailable(this.settings.oidcName) : signInFailed('invalid_answer');
  }
}

/** Sends the secret as the provider takes it; in a header where it does not say. */
function provenBy(secret: string): oidc.ClientAuth {
  const [inHeader, inBody] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...request) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (ways.includes('client_secret_basic') ? inHeader : inBody)(server, ...request);
  };
}

/** No answer, or one that is none of a provider: a network error, a timeout, a page of a proxy. */
function isSilent(error: unknown): boolean {
  const { code = '', cause } = error as { code?: string; cause?: unknown };
  // As fetch says it; mistakes in arguments have a code.
  if (error instanceof TypeError && code === '') return true;
  const isBroken = cause instanceof Response && cause.status >= 500;
  return isBroken || ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(code);
}

const unavailable = (name: string): ApiError =>
  new ApiError('service_unavailable', {
    message: `${name} does not answer`,
    hint: 'Try again in a minute. A password works without it.',
    retryAfterSeconds: 30,
    details: { reason: 'unavailable' },
  });
