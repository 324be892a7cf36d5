import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings, SETTING_VARIABLES } from './load-settings';
import { Settings } from './settings';
import { LIBRARY_SECRETS, readLibrarySettings } from './library-settings';

describe('settings from files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (text: string) => {
    const file = path.join(folder, `${Math.random()}`);
    writeFileSync(file, text);
    return file;
  };

  it('are read without the line end that editors add', () => {
    const settings = loadSettings({
      DATABASE_URL_FILE: fileOf('postgres://remit:secret@db:5432/remit\n'),
      ADMIN_API_KEY_FILE: fileOf('operator-key\r\n'),
    });
    expect(settings).toMatchObject({
      databaseUrl: 'postgres://remit:secret@db:5432/remit',
      adminApiKey: 'operator-key',
    });
  });

  it('may be any: no secret is forgotten', () => {
    const fields = Object.keys(new Settings()).concat(
      'databaseUrl',
      'databaseDirectUrl',
      'databaseReplicaUrl',
      'metricsToken',
    );
    const named = fields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
    const foundOut = ['DATABASE_POOLING'];
    expect(named.filter((name) => !SETTING_VARIABLES.includes(name) && !foundOut.includes(name))).toEqual([]);
    for (const name of SETTING_VARIABLES)
      expect(() => loadSettings({ [`${name}_FILE`]: path.join(folder, 'none') })).toThrow(`  ${name}_FILE: names`);
  });

  it.each([
    ['DATABASE_URL', 'databaseUrl', 'postgres://remit:p%40ss@db:5432/remit'],
    ['DATABASE_DIRECT_URL', 'databaseDirectUrl', 'postgres://remit:p%40ss@db:5433/remit'],
    ['DATABASE_REPLICA_URL', 'databaseReplicaUrl', 'postgres://remit:p%40ss@db:5434/remit'],
    ['ENCRYPTION_KEYS', 'encryptionKeys', `a:${Buffer.alloc(32, 'k').toString('base64')}`],
    ['ADMIN_API_KEY', 'adminApiKey', 'operator-key'],
    ['METRICS_TOKEN', 'metricsToken', 'a-token-of-some-length'],
  ])('may hold %s, and nothing else then does', (name, field, value) => {
    const env = { DATABASE_URL: 'postgres://db/remit', [name]: value };
    const given = name === 'DATABASE_URL' ? {} : { DATABASE_URL: env.DATABASE_URL };
    const loaded = loadSettings({ ...given, [`${name}_FILE`]: fileOf(`${value}\n`) });
    expect(loaded).toEqual(loadSettings(env));
    expect(loaded).toHaveProperty(field, value);
  });

  it.each(LIBRARY_SECRETS)('may hold %s, which a library reads from the environment', (name) => {
    const env: Record<string, string | undefined> = { [`${name}_FILE`]: fileOf('http://user:secret@proxy:3128\n') };
    readLibrarySettings(env);
    expect(env[name]).toBe('http://user:secret@proxy:3128');
  });

  it.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])('refuse a %s that is no URL, without its password', (name) => {
    for (const value of [
      'proxy.example:3128',
      'user:secret@proxy:3128',
      'http://user:sec ret@',
      'socks5://proxy:1080',
    ]) {
      const refused = () => readLibrarySettings({ [name]: value });
      expect(refused).toThrow(`${name}: must be the http:// URL of a proxy`);
      expect(refused).not.toThrow(/sec ?ret@/);
    }
    expect(() => readLibrarySettings({ [name]: 'http://user:secret@proxy:3128' })).not.toThrow();
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'http://collector:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '10.0.0.1', 'https://10.0.0.1/v1/traces'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'http/protobuf'],
    ['PGSSLMODE', 'verify_full', 'verify-full'],
  ])('refuse %s=%s, which a library would take without a word', (name, wrong, right) => {
    expect(() => readLibrarySettings({ [name]: wrong })).toThrow(`  ${name}: must be `);
    expect(() => readLibrarySettings({ [name]: right })).not.toThrow();
  });

  it('are refused beside the variable itself, empty, missing, and as a folder, without what is in them', () => {
    mkdirSync(path.join(folder, 'sub'));
    const env = {
      DATABASE_URL: 'postgres://remit:hunter2@db/remit',
      DATABASE_URL_FILE: fileOf('postgres://remit:hunter3@db/remit'),
      ADMIN_API_KEY_FILE: fileOf('\n'),
      ENCRYPTION_KEYS_FILE: path.join(folder, 'missing'),
      METRICS_TOKEN_FILE: path.join(folder, 'sub'),
    };
    let message = '';
    try {
      loadSettings(env);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/DATABASE_URL_FILE: is set together with DATABASE_URL; set one of the two/);
    expect(message).toMatch(/ADMIN_API_KEY_FILE: names the file .*, which is empty/);
    expect(message).toMatch(/ENCRYPTION_KEYS_FILE: .*cannot read \(ENOENT\)/);
    expect(message).toMatch(/METRICS_TOKEN_FILE: .*cannot read \(EISDIR\)/);
    expect(message).not.toMatch(/hunter/);
  });

  it('are checked as variables are', () => {
    expect(() => loadSettings({ ADMIN_API_KEY_FILE: fileOf('short') })).toThrow('ADMIN_API_KEY: must be 8 to 512');
  });
});
