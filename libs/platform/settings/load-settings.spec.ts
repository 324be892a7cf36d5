import { Test } from '@nestjs/testing';
import { InvalidSettings } from './invalid-settings';
import { loadSettings, requireGivenKeys } from './load-settings';
import { Settings } from './settings';
import { SettingsModule } from './settings.module';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64');
const ADMIN_KEY = 'kD3vQ8zX1mN6bT4yL9wR2pS7fH5jC0aG';

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems.map((problem) => problem.variable);
    throw error;
  }
  return [];
}

describe('loadSettings', () => {
  it('needs nothing outside production', () => {
    expect({ ...loadSettings({}) }).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      databasePooling: 'none',
      databaseWaitSeconds: 30,
      poolSize: 10,
      replicaMaxLagSeconds: 10,
      preparedStatements: 'auto',
      nomodApiUrl: 'https://api.nomod.com',
      nomodTimeoutMs: 10_000,
      nomodMaxCallsPerSecond: 200,
      pollIntervalSeconds: 60,
      outcomeLookupSeconds: 5,
      unmatchedEventHours: 1,
      retentionDays: 90,
      requestLogDays: 30,
      role: 'all',
      publicUrl: 'http://127.0.0.1:3000',
      logLevel: 'info',
      nodeEnv: 'development',
      rateLimitPerKey: 250,
      rateLimitPerTenant: 500,
      writeMbPerTenant: 4_096,
      maxConnections: 5_000,
      failedAttemptsPerMinute: 600,
      emailsPerHour: 1_000,
      sessionHours: 12,
      sessionIdleMinutes: 60,
      corsOrigins: [],
      trustedProxies: [],
      adminAllowedAddresses: [],
      nomodWebhookSources: [],
      allowLoopbackWebhooks: false,
      oidcName: 'Single sign-on',
      oidcScopes: 'openid email profile',
      oidcGroupsClaim: 'groups',
      oidcRoles: [],
      oidcSecondFactor: false,
      oidcSignOut: false,
    });
  });

  it('reads every variable', () => {
    const settings = loadSettings({
      PORT: '8080',
      HOST: '::1',
      DATABASE_URL: 'postgres://remit:secret@db:5432/remit',
      NOMOD_API_URL: 'http://127.0.0.1:4010/',
      ENCRYPTION_KEYS: `new:${KEY},old:${KEY}`,
      POLL_INTERVAL_SECONDS: '0.2',
      ROLE: 'worker',
      NODE_ENV: 'production',
      ADMIN_API_KEY: ADMIN_KEY,
    });
    expect(settings).toMatchObject({
      port: 8080,
      databaseUrl: 'postgres://remit:secret@db:5432/remit',
      nomodApiUrl: 'http://127.0.0.1:4010',
      pollIntervalSeconds: 0.2,
      role: 'worker',
      publicUrl: 'http://[::1]:8080',
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3e3'],
    ['HOST', 'http://x'],
    ['DATABASE_URL', 'mysql://db/remit'],
    ['NOMOD_API_URL', 'http://api.nomod.com'],
    ['NOMOD_API_URL', 'http://10.0.0.1'],
    ['NOMOD_API_URL', 'https://api.nomod.com/v1'],
    ['NOMOD_API_URL', 'https://user:pass@api.nomod.com'],
    ['NOMOD_API_URL', 'ftp://localhost'],
    ['NOMOD_TIMEOUT_MS', '0'],
    ['NOMOD_MAX_CALLS_PER_SECOND', '0'],
    ['ENCRYPTION_KEYS', `a:${KEY},a:${KEY}`],
    ['ENCRYPTION_KEYS', 'a:c2hvcnQ='],
    ['ADMIN_API_KEY', 'short'],
    ['POLL_INTERVAL_SECONDS', '0'],
    ['ROLE', 'boss'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'https://www.example.com/remit'],
    ['LOG_LEVEL', 'loud'],
    ['ALLOW_LOOPBACK_WEBHOOKS', 'maybe'],
    ['METRICS_TOKEN', 'short'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s', (variable, value) => {
    expect(problemsOf({ [variable]: value })).toEqual([variable]);
  });

  it.each(['http://127.0.0.1:4010', 'http://sandbox:4010', 'https://api.example.com'])(
    'takes the gateway %s',
    (url) => {
      expect(loadSettings({ NOMOD_API_URL: url }).nomodApiUrl).toBe(url);
    },
  );

  it('names every bad variable at once and repeats no secret', () => {
    const env = { PORT: 'x', ROLE: 'y', ADMIN_API_KEY: 'abc def', DATABASE_URL: 'hunter2' };
    expect(problemsOf(env).sort()).toEqual(['ADMIN_API_KEY', 'DATABASE_URL', 'PORT', 'ROLE']);
    expect(() => loadSettings(env)).toThrow('PORT: must be a whole number from 0 to 65535, but is "x"');
    expect(() => loadSettings(env)).not.toThrow(/hunter2|abc def/);
  });

  it('takes no database address that would be misread', () => {
    for (const url of [
      'postgres://u:p%zz@h/d',
      'postgres://u:p@a:1,b:2/d',
      'postgres://u:p@a,b:2/d',
      'postgres://u:p#1@h/d',
    ])
      expect(problemsOf({ DATABASE_URL: url })).toEqual(['DATABASE_URL']);
  });

  it.each(['sslmode=banana', 'sslmode=allow', 'ssl=false'])('refuses a database address with %s', (words) => {
    for (const variable of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_REPLICA_URL'])
      expect(() => loadSettings({ [variable]: `postgres://db/remit?${words}` })).toThrow(
        `${variable}: has an sslmode that is not known: it must be one of disable,`,
      );
    expect(problemsOf({ DATABASE_URL: 'postgres://db/remit?sslmode=verify-full&ssl=true' })).toEqual([]);
  });

  it('asks for a database and keys in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual(['DATABASE_URL', 'ENCRYPTION_KEYS', 'ADMIN_API_KEY']);
    const embedded = { NODE_ENV: 'production', DATABASE_URL: 'embedded' };
    expect(problemsOf(embedded)).toEqual(['ENCRYPTION_KEYS', 'ADMIN_API_KEY']);
  });

  it.each([
    ['ADMIN_API_KEY', 'password'],
    ['ADMIN_API_KEY', 'a'.repeat(64)],
    ['ADMIN_API_KEY', 'password1234'.repeat(4)],
    ['ENCRYPTION_KEYS', `a:${Buffer.alloc(32).toString('base64')}`],
    ['ENCRYPTION_KEYS', `a:${KEY},b:${Buffer.alloc(32, 'password').toString('base64')}`],
    ['ALLOW_LOOPBACK_WEBHOOKS', 'true'],
    ['PUBLIC_URL', 'http://pay.example.com'],
    ['HOST', '0.0.0.0'],
  ])('refuses %s=%s in production', (variable, value) => {
    const good = {
      NODE_ENV: 'production',
      DATABASE_URL: 'embedded',
      ENCRYPTION_KEYS: `a:${KEY}`,
      ADMIN_API_KEY: ADMIN_KEY,
    };
    expect(problemsOf(good)).toEqual([]);
    expect(problemsOf({ ...good, [variable]: value })).toEqual([variable === 'HOST' ? 'PUBLIC_URL' : variable]);
  });

  it.each([{ DATABASE_URL: 'postgres://db/remit' }, { HOST: '0.0.0.0' }, { HOST: '::' }, { HOST: 'remit.internal' }])(
    'asks for keys with %j, also outside production',
    (env) => {
      expect(() => requireGivenKeys(loadSettings(env))).toThrow(/ENCRYPTION_KEYS: is required[^]*ADMIN_API_KEY: is/);
      requireGivenKeys(loadSettings({ ...env, ENCRYPTION_KEYS: `a:${KEY}`, ADMIN_API_KEY: 'operator-key' }));
    },
  );

  it('makes keys of its own for a server that only this machine reaches', () => {
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(() => requireGivenKeys(loadSettings({ HOST }))).not.toThrow();
  });

  it('is injectable', async () => {
    const settings = loadSettings({ PORT: '0' });
    const module = await Test.createTestingModule({ imports: [SettingsModule.forRoot(settings)] }).compile();
    expect(module.get(Settings)).toBe(settings);
  });

  it('reads lists, and refuses what is no origin or network', () => {
    const lists = { CORS_ORIGINS: 'https://a.example, http://localhost:5173', TRUSTED_PROXIES: '10.0.0.0/8,::1' };
    expect(loadSettings(lists)).toMatchObject({
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
      trustedProxies: ['10.0.0.0/8', '::1'],
    });
    expect(() => loadSettings({ CORS_ORIGINS: '*' })).toThrow(/CORS_ORIGINS/);
    expect(() => loadSettings({ TRUSTED_PROXIES: 'everybody' })).toThrow(/TRUSTED_PROXIES/);
    expect(() => loadSettings({ NOMOD_WEBHOOK_SOURCES: '10.0.0.0/33' })).toThrow(/NOMOD_WEBHOOK_SOURCES/);
  });
});

describe('the mail server', () => {
  const problemsOf = (env: Record<string, string>) => {
    try {
      loadSettings(env);
      return [];
    } catch (error) {
      return (error as InvalidSettings).problems.map(({ variable }) => variable);
    }
  };

  it.each([
    [{ SMTP_URL: 'smtp://remit:p%40ss@mail.example:587', SMTP_FROM: 'billing@acme.example' }, []],
    [{ SMTP_URL: 'smtps://mail.example', SMTP_FROM: 'billing@acme.example' }, []],
    [{ SMTP_URL: 'smtp://mail.example?tls=off', SMTP_FROM: 'billing@acme.example' }, []],
    [{ SMTP_URL: 'smtp://mail.example' }, ['SMTP_FROM']],
    [{ SMTP_FROM: 'billing@acme.example' }, ['SMTP_URL']],
    [{ SMTP_URL: 'https://mail.example', SMTP_FROM: 'billing@acme.example' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail.example?tls=maybe', SMTP_FROM: 'billing@acme.example' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail.example', SMTP_FROM: 'Acme <billing@acme.example>' }, ['SMTP_FROM']],
  ])('%j: wrong are %j', (env, wrong) => {
    expect(problemsOf(env)).toEqual(wrong);
  });

  it('never repeats its password', () => {
    expect(() => loadSettings({ SMTP_URL: 'smtp://a:secret@h/path', SMTP_FROM: 'a@b.example' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
