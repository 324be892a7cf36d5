import { validateSync } from 'class-validator';
import { InvalidSettings, type SettingProblem } from './invalid-settings';
import { isLoopbackHost } from './loopback';
import { oidcProblems } from './oidc-settings';
import { areRandomKeys, isHardToGuess, isKeyRing, isSafePublicUrl } from './setting-rules';
import { Settings } from './settings';
import { type Environment, readSettingsFiles } from './settings-files';

const TEXTS = [
  'host',
  'databaseUrl',
  'databaseDirectUrl',
  'databaseReplicaUrl',
  'preparedStatements',
  'dataDir',
  'encryptionKeys',
  'adminApiKey',
  'metricsToken',
  'smtpUrl',
  'smtpFrom',
  'role',
  'logLevel',
  'nodeEnv',
  'oidcIssuer',
  'oidcClientId',
  'oidcClientSecret',
  'oidcName',
  'oidcScopes',
  'oidcGroupsClaim',
] as const;
const URLS = ['nomodApiUrl', 'nomodSandboxUrl', 'publicUrl'] as const;
const NUMBERS = [
  'port',
  'poolSize',
  'databaseWaitSeconds',
  'replicaMaxLagSeconds',
  'nomodTimeoutMs',
  'nomodMaxCallsPerSecond',
  'pollIntervalSeconds',
  'outcomeLookupSeconds',
  'unmatchedEventHours',
  'retentionDays',
  'requestLogDays',
  'rateLimitPerKey',
  'rateLimitPerTenant',
  'writeMbPerTenant',
  'maxConnections',
  'failedAttemptsPerMinute',
  'emailsPerHour',
  'sessionHours',
  'sessionIdleMinutes',
] as const;
const FLAGS = ['allowLoopbackWebhooks', 'oidcSecondFactor', 'oidcSignOut'] as const;
const JSON_TEXTS = ['oidcRoles'] as const;
const LISTS = ['corsOrigins', 'trustedProxies', 'adminAllowedAddresses', 'nomodWebhookSources'] as const;

/** Asks for the embedded PostgreSQL, which production does not get by leaving DATABASE_URL out. */
const EMBEDDED = 'embedded';

/** Values that are safe to repeat in a message; the others may hold a password or a key. */
const SHOWN = new Set<string>([
  ...NUMBERS,
  ...FLAGS,
  ...LISTS,
  'oidcIssuer',
  'oidcName',
  'oidcScopes',
  'host',
  'role',
  'logLevel',
  'nodeEnv',
  'preparedStatements',
  'smtpFrom',
]);

/** Every variable that is read; each may also be given as a file. */
export const SETTING_VARIABLES = [...TEXTS, ...URLS, ...NUMBERS, ...FLAGS, ...LISTS, ...JSON_TEXTS].map(variableName);

/**
 * Reads and checks the environment. A variable that is empty counts as not set; `NAME_FILE` names a file with the
 * value of NAME.
 * @throws InvalidSettings naming every bad variable, when any is bad.
 */
export function loadSettings(given: Environment): Settings {
  const env = readSettingsFiles(given, SETTING_VARIABLES);
  const values: Record<string, unknown> = {};
  const read = (field: string, convert: (text: string) => unknown) => {
    const text = env[variableName(field)]?.trim();
    if (text) values[field] = convert(text);
  };
  for (const field of TEXTS) read(field, (text) => text);
  for (const field of URLS) read(field, (text) => text.replace(/\/+$/, ''));
  for (const field of NUMBERS) read(field, (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text));

  for (const field of FLAGS) read(field, (text) => ({ true: true, false: false })[text.toLowerCase()] ?? text);
  for (const field of LISTS) read(field, (text) => text.split(',').map((entry) => entry.trim()));
  for (const field of JSON_TEXTS) read(field, parsed);

  const isEmbedded = values.databaseUrl === EMBEDDED;
  if (isEmbedded) delete values.databaseUrl;
  const settings = new Settings(values);
  const problems = [
    ...fieldProblems(settings, values),
    ...senderProblems(settings),
    ...oidcProblems(settings, settings.nodeEnv === 'production'),
    ...productionProblems(settings, isEmbedded),
  ];
  if (problems.length > 0) throw new InvalidSettings(problems);
  return settings;
}

/** What is no JSON stays a text, which no rule accepts. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function variableName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function fieldProblems(settings: Settings, values: Record<string, unknown>): SettingProblem[] {
  const errors = validateSync(settings, { stopAtFirstError: true, validationError: { target: false } });
  // Only what was set can be wrong; a default derived from a bad HOST or PORT is not another problem.
  return errors
    .filter((error) => error.property in values)
    .map((error) => {
      const expectation = Object.values(error.constraints ?? {})[0] ?? 'is not valid';
      const shown = SHOWN.has(error.property) ? `, but is ${JSON.stringify(error.value)}` : '';
      return { variable: variableName(error.property), problem: expectation + shown };
    });
}

function senderProblems({ smtpUrl, smtpFrom }: Settings): SettingProblem[] {
  if ((smtpUrl === undefined) === (smtpFrom === undefined)) return [];
  return smtpUrl === undefined
    ? [{ variable: 'SMTP_URL', problem: 'is required with SMTP_FROM: the mail server' }]
    : [{ variable: 'SMTP_FROM', problem: 'is required with SMTP_URL: the sender address of e-mails' }];
}

function productionProblems(settings: Settings, isEmbedded: boolean): SettingProblem[] {
  if (settings.nodeEnv !== 'production') return [];
  const { encryptionKeys, adminApiKey, allowLoopbackWebhooks, publicUrl } = settings;
  return [
    ...(settings.databaseUrl === undefined && !isEmbedded
      ? [
          {
            variable: 'DATABASE_URL',
            problem: `is required in production: postgres://user:password@host:5432/database, or "${EMBEDDED}" for the PostgreSQL in DATA_DIR`,
          },
        ]
      : []),
    ...missingKeys(settings, 'in production'),
    ...(encryptionKeys !== undefined && isKeyRing(encryptionKeys) && !areRandomKeys(encryptionKeys)
      ? [{ variable: 'ENCRYPTION_KEYS', problem: 'must be random. Generate each key with `openssl rand -base64 32`' }]
      : []),
    ...(adminApiKey !== undefined && !isHardToGuess(adminApiKey)
      ? [
          {
            variable: 'ADMIN_API_KEY',
            problem: 'must be at least 32 random characters in production. Generate it with `openssl rand -base64 32`',
          },
        ]
      : []),
    ...(allowLoopbackWebhooks
      ? [
          {
            variable: 'ALLOW_LOOPBACK_WEBHOOKS',
            problem: 'must not be set in production, because tenants could then reach local services of this machine',
          },
        ]
      : []),
    ...(isSafePublicUrl(publicUrl) ? [] : [{ variable: 'PUBLIC_URL', problem: 'must be https in production' }]),
  ];
}

/**
 * What a server must not make up by itself, because others depend on it or reach it: keys made in a container are
 * gone with it, and then nothing in the database can be read. @throws InvalidSettings
 */
export function requireGivenKeys(settings: Settings): void {
  const { databaseUrl, host } = settings;
  const reason = databaseUrl !== undefined ? 'with DATABASE_URL' : 'with a HOST that others can reach';
  const problems = databaseUrl !== undefined || !isLoopbackHost(asUrlHost(host)) ? missingKeys(settings, reason) : [];
  if (problems.length > 0) throw new InvalidSettings(problems);
}

const asUrlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

function missingKeys({ encryptionKeys, adminApiKey }: Settings, when: string): SettingProblem[] {
  const problem = (variable: string, what: string) => ({ variable, problem: `is required ${when}: ${what}` });
  return [
    ...(encryptionKeys === undefined
      ? [problem('ENCRYPTION_KEYS', 'id:key with key from `openssl rand -base64 32`')]
      : []),
    ...(adminApiKey === undefined ? [problem('ADMIN_API_KEY', 'a random text from `openssl rand -base64 32`')] : []),
  ];
}
