import { isIPv6 } from 'node:net';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { OidcSettings } from './oidc-settings';
import {
  hasKnownSslMode,
  hasReadableCertificates,
  isAddressRange,
  isGatewayUrl,
  isHost,
  isKeyRing,
  isOrigin,
  isPlainEmail,
  isPostgresUrl,
  isPublicUrl,
  isSmtpUrl,
  Satisfies,
  SSL_MODES,
  WholeNumber,
} from './setting-rules';

const ROLES = ['all', 'api', 'worker'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVIRONMENTS = ['development', 'production', 'test'] as const;

const PREPARED_STATEMENTS = ['auto', 'on', 'off'] as const;

export type PreparedStatements = (typeof PREPARED_STATEMENTS)[number];
export type Role = (typeof ROLES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];
export type NodeEnvironment = (typeof NODE_ENVIRONMENTS)[number];

const POSTGRES_URL =
  'must look like postgres://user:password@host:5432/database, one host, with special characters in the password percent-encoded (# is %23, % is %25)';

const CERTIFICATES = 'names a file in sslrootcert, sslcert or sslkey that this process cannot read';

const SSL_MODE = `has an sslmode that is not known: it must be one of ${SSL_MODES.join(', ')} (and ssl, if need be, true or 0)`;

const oneOf = (values: readonly string[]) => ({ message: `must be one of ${values.join(', ')}` });
const each = (message: string) => ({ each: true, message });
const number = (meaning: string) => ({ message: `must be ${meaning}` });

/**
 * Everything an operator can set. Each field is read from the environment variable of the same name in upper case:
 * `databaseUrl` is DATABASE_URL. Made by `loadSettings`, injectable everywhere.
 */
export class Settings extends OidcSettings {
  /** 0 takes any free port. */
  @WholeNumber('from 0 to 65535', 0, 65_535)
  readonly port: number = 3000;

  @Satisfies(isHost, { message: 'must be an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0' })
  readonly host: string = '127.0.0.1';

  /** Unset: the embedded server in `dataDir`. The code that starts it sets its URL by `with()`. */
  @IsOptional()
  @Satisfies(isPostgresUrl, { message: POSTGRES_URL })
  @Satisfies(hasKnownSslMode, { message: SSL_MODE })
  @Satisfies(hasReadableCertificates, { message: CERTIFICATES })
  readonly databaseUrl?: string;

  /** The same database past a pooler in transaction mode, for LISTEN, locks and migrations. */
  @IsOptional()
  @Satisfies(isPostgresUrl, { message: POSTGRES_URL })
  @Satisfies(hasKnownSslMode, { message: SSL_MODE })
  @Satisfies(hasReadableCertificates, { message: CERTIFICATES })
  readonly databaseDirectUrl?: string;

  /** A standby for lists and reports of API keys, whose rows may be some seconds old. */
  @IsOptional()
  @Satisfies(isPostgresUrl, { message: POSTGRES_URL })
  @Satisfies(hasKnownSslMode, { message: SSL_MODE })
  @Satisfies(hasReadableCertificates, { message: CERTIFICATES })
  readonly databaseReplicaUrl?: string;

  /** Seconds that the rows of the standby may be old. When they are older, the primary answers. */
  @WholeNumber('of seconds from 1 to 60', 1, 60)
  readonly replicaMaxLagSeconds: number = 10;

  /** Found out at start, never set: whether a pooler stands before the database, and how it shares sessions. */
  readonly databasePooling: 'none' | 'session' | 'transaction' = 'none';

  /** Connections of this process; a worker and an open console need one each beside them. */
  @WholeNumber('of connections from 3 to 200', 3, 200)
  readonly poolSize: number = 10;

  /**
   * Whether statements that come again are prepared. auto: unless a pooler in transaction mode stands before the
   * database.
   */
  @IsIn(PREPARED_STATEMENTS, oneOf(PREPARED_STATEMENTS))
  readonly preparedStatements: PreparedStatements = 'auto';

  /** Seconds that a database which is not up yet is waited for at start. */
  @WholeNumber('of seconds from 0 to 3600', 0, 3_600)
  readonly databaseWaitSeconds: number = 30;

  @IsString()
  @IsNotEmpty({ message: 'must be a folder' })
  readonly dataDir: string = '.data';

  /** Without /v1 and without a slash at the end. */
  @Satisfies(isGatewayUrl, {
    message:
      'must be https://host (http only on this machine or to a container beside it), without /v1, credentials, query or fragment',
  })
  readonly nomodApiUrl: string = 'https://api.nomod.com';

  /** The gateway that sandbox environments speak to. Unset: the same as production. */
  @IsOptional()
  @Satisfies(isGatewayUrl, {
    message:
      'must be https://host (http only on this machine or to a container beside it), without /v1, credentials, query or fragment',
  })
  readonly nomodSandboxUrl?: string;

  /** Milliseconds a single call may take. */
  @WholeNumber('of milliseconds from 100 to 120000', 100, 120_000)
  readonly nomodTimeoutMs: number = 10_000;

  /** Calls a second that one account at Nomod gets at most from all processes; fewer once it has refused some. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of calls a second from 1 to 10000'))
  @Min(1, number('a number of calls a second from 1 to 10000'))
  @Max(10_000, number('a number of calls a second from 1 to 10000'))
  readonly nomodMaxCallsPerSecond: number = 200;

  @IsOptional()
  @Satisfies(isKeyRing, {
    message:
      'must be id:key,id:key with different ids of letters, digits, _ and -, and each key 32 bytes in base64 (openssl rand -base64 32)',
  })
  readonly encryptionKeys?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{8,512}$/, { message: 'must be 8 to 512 visible ASCII characters without spaces' })
  readonly adminApiKey?: string;

  /** Seconds before an open link is first looked up at Nomod; later looks are further apart. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of seconds from 0.1 to 86400'))
  @Min(0.1, number('a number of seconds from 0.1 to 86400'))
  @Max(86_400, number('a number of seconds from 0.1 to 86400'))
  readonly pollIntervalSeconds: number = 60;

  /** Seconds after a call whose outcome is unknown before a lookup that finds nothing is believed. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of seconds from 0 to 3600'))
  @Min(0, number('a number of seconds from 0 to 3600'))
  @Max(3_600, number('a number of seconds from 0 to 3600'))
  readonly outcomeLookupSeconds: number = 5;

  /** Hours an event that matches nothing of ours is tried again before a person is asked. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of hours from 0 to 8760'))
  @Min(0, number('a number of hours from 0 to 8760'))
  @Max(8_760, number('a number of hours from 0 to 8760'))
  readonly unmatchedEventHours: number = 1;

  /** Days that finished webhook deliveries, with their bodies, and finished event deliveries are kept. */
  @WholeNumber('of days from 1 to 3650', 1, 3_650)
  readonly retentionDays: number = 90;

  /** Days that the request log is kept. */
  @WholeNumber('of days from 1 to 3650', 1, 3_650)
  readonly requestLogDays: number = 30;

  /** Requests a second that one API key may send for long; bursts may be ten times that. 0: no limit. Per process. */
  @IsInt(number('a whole number of requests a second, 0 for no limit'))
  @Min(0, number('a whole number of requests a second, 0 for no limit'))
  readonly rateLimitPerKey: number = 250;

  /** The same for all keys of a tenant together. */
  @IsInt(number('a whole number of requests a second, 0 for no limit'))
  @Min(0, number('a whole number of requests a second, 0 for no limit'))
  readonly rateLimitPerTenant: number = 500;

  /** Megabytes that one tenant may give to be stored in a day, webhooks included. 0: no limit. Per process. */
  @WholeNumber('of megabytes a day, 0 for no limit', 0, 10_000_000)
  readonly writeMbPerTenant: number = 4_096;

  /**
   * Connections that this process keeps open; one address may hold half of them, unless it is one of
   * `trustedProxies`.
   */
  @WholeNumber('of connections from 10 to 1000000', 10, 1_000_000)
  readonly maxConnections: number = 5_000;

  /**
   * Wrong API keys, and webhooks that do not verify, that one source may send in a minute before it is held off. 0:
   * no limit. Per process.
   */
  @IsInt(number('a whole number of attempts a minute, 0 for no limit'))
  @Min(0, number('a whole number of attempts a minute, 0 for no limit'))
  readonly failedAttemptsPerMinute: number = 600;

  /** Hours after which a session of the console ends, also while it is used. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of hours from 0.01 to 168'))
  @Min(0.01, number('a number of hours from 0.01 to 168'))
  @Max(168, number('a number of hours from 0.01 to 168'))
  readonly sessionHours: number = 12;

  /** Minutes without a request of the console after which the same is due. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, number('a number of minutes from 0.01 to 10080'))
  @Min(0.01, number('a number of minutes from 0.01 to 10080'))
  @Max(10_080, number('a number of minutes from 0.01 to 10080'))
  readonly sessionIdleMinutes: number = 60;

  /** Web origins whose scripts may call the API, comma-separated; none by default. */
  @Satisfies(isOrigin, each('must be origins such as https://app.example.com, separated by commas'))
  readonly corsOrigins: readonly string[] = [];

  /**
   * Addresses or networks of proxies in front of us, comma-separated: what they say in X-Forwarded-For is believed.
   * None by default.
   */
  @Satisfies(isAddressRange, each('must be IP addresses or networks such as 10.0.0.0/8, separated by commas'))
  readonly trustedProxies: readonly string[] = [];

  /** Addresses or networks that the operator's key may be used from, comma-separated; from anywhere by default. */
  @Satisfies(isAddressRange, each('must be IP addresses or networks such as 10.0.0.0/8, separated by commas'))
  readonly adminAllowedAddresses: readonly string[] = [];

  /** Addresses or networks that Nomod's signed webhooks come from, comma-separated; from anywhere by default. */
  @Satisfies(isAddressRange, each('must be IP addresses or networks such as 10.0.0.0/8, separated by commas'))
  readonly nomodWebhookSources: readonly string[] = [];

  /** Lets tenants' webhooks be sent to this machine, for development: refused in production. */
  @IsBoolean({ message: 'must be true or false' })
  readonly allowLoopbackWebhooks: boolean = false;

  /** What `/metrics` asks for as a bearer token. Unset: open to everybody who reaches the server. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,512}$/, { message: 'must be 16 to 512 visible ASCII characters without spaces' })
  readonly metricsToken?: string;

  /** Where e-mails to customers are handed in. Unset: none is sent. */
  @IsOptional()
  @Satisfies(isSmtpUrl, {
    message:
      'must be smtp://user:password@host:587 or smtps://user:password@host:465, with special characters in user and password percent-encoded; smtp accepts ?tls=required or ?tls=off',
  })
  readonly smtpUrl?: string;

  /** The address that e-mails come from. */
  @IsOptional()
  @Satisfies(isPlainEmail, { message: 'must be an e-mail address without a name, such as billing@example.com' })
  readonly smtpFrom?: string;

  /** E-mails that one tenant may send in an hour by hand, and as many automatic ones, which wait. 0: no limit. */
  @WholeNumber('of e-mails an hour, 0 for no limit', 0, 1_000_000)
  readonly emailsPerHour: number = 1_000;

  @IsIn(ROLES, oneOf(ROLES))
  readonly role: Role = 'all';

  /** Where browsers and Nomod reach this server, without a slash at the end. */
  @Satisfies(isPublicUrl, {
    message: 'must be an http or https URL without credentials, path, query or fragment. Give Remit its own host name',
  })
  readonly publicUrl: string;

  @IsIn(LOG_LEVELS, oneOf(LOG_LEVELS))
  readonly logLevel: LogLevel = 'info';

  @IsIn(NODE_ENVIRONMENTS, oneOf(NODE_ENVIRONMENTS))
  readonly nodeEnv: NodeEnvironment = 'development';

  constructor(values: Partial<SettingValues> = {}) {
    super();
    Object.assign(this, values);
    this.publicUrl ??= `http://${isIPv6(this.host) ? `[${this.host}]` : this.host}:${this.port}`;
  }

  /** Where sessions are kept: for LISTEN, locks and migrations. */
  get databaseSessionUrl(): string | undefined {
    return this.databaseDirectUrl ?? this.databaseUrl;
  }

  /** Connections to the database at most: the pool, one for LISTEN in a worker, and one while a console is open. */
  get databaseConnections(): number {
    return this.poolSize + (this.role === 'api' ? 1 : 2);
  }

  /** Name of the setting that `databaseSessionUrl` comes from. */
  get databaseSessionSetting(): string {
    return this.databaseDirectUrl === undefined ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL';
  }

  /** The gateway that an environment speaks to. */
  gatewayUrl(isSandbox: boolean): string {
    return isSandbox ? (this.nomodSandboxUrl ?? this.nomodApiUrl) : this.nomodApiUrl;
  }

  /** The same settings with some of them changed, such as the URL of the embedded database once it runs. */
  with(changes: Partial<SettingValues>): Settings {
    return new Settings({ ...this, ...changes });
  }
}

type SettingValues = Omit<
  Settings,
  'with' | 'databaseSessionUrl' | 'databaseSessionSetting' | 'databaseConnections' | 'gatewayUrl'
>;
