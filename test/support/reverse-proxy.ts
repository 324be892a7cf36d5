import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCertificate } from './certificate';

export const PROXIES = ['nginx', 'HAProxy', 'Caddy'] as const;
export type ProxyName = (typeof PROXIES)[number];

export interface ReverseProxy {
  readonly port: number;
  /** Certificate of the authority that signed the proxy's certificate for remit.example.com. */
  readonly ca: Buffer;
  stop(): Promise<void>;
}

/** The configuration file, its example values, and the additions with which the program runs in its own folder. */
interface Kind {
  readonly program: string;
  readonly file: string;
  /** Text that names the port; absent where the environment names it. */
  readonly listens?: string;
  readonly around: (config: string, folder: string) => string;
  readonly args: (file: string, folder: string) => string[];
}

const TLS = '/etc/remit/tls';

const KINDS: Record<ProxyName, Kind> = {
  nginx: {
    program: 'nginx',
    file: 'nginx.conf',
    listens: 'listen 443',
    around: (config, folder) =>
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log stderr; events {}
http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
${config} }`,
    args: (file, folder) => ['-c', file, '-p', folder, '-e', 'stderr'],
  },
  HAProxy: {
    program: 'haproxy',
    file: 'haproxy.cfg',
    listens: 'bind :443',
    around: (config) => config,
    args: (file) => ['-db', '-f', file],
  },
  Caddy: {
    program: 'caddy',
    file: 'Caddyfile',
    around: (config) => `{\n admin off\n auto_https off\n}\n${config}`,
    args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
};

/** The reason why this proxy cannot be tested here; undefined when it can. */
export function missingProxy(name: ProxyName): string | undefined {
  const { program } = KINDS[name];
  const version = program === 'caddy' ? 'version' : '-v';
  return spawnSync(program, [version]).status === 0
    ? undefined
    : `There is no ${name} here: apt-get install ${program}.`;
}

/** The proxy with the file of apps/api/deploy: TLS on `port`, before the server on `target`. */
export async function startProxy(name: ProxyName, port: number, target: number): Promise<ReverseProxy> {
  const { program, file, listens, around, args } = KINDS[name];
  const certificate = makeCertificate('DNS:remit.example.com');
  const { folder } = certificate;
  writeFileSync(
    path.join(folder, 'both.pem'),
    Buffer.concat([readFileSync(certificate.cert), readFileSync(certificate.key)]),
  );
  mkdirSync(path.join(folder, 'home'));
  let config = readFileSync(path.resolve(__dirname, '../../apps/api/deploy', file), 'utf8');
  const replace = (example: string, here: string) => {
    if (!config.includes(example)) throw new Error(`${file} has no "${example}"`);
    config = config.replaceAll(example, here);
  };
  if (listens !== undefined) {
    replace(TLS, folder);
    replace('127.0.0.1:3000', `127.0.0.1:${target}`);
    replace('127.0.0.1:3001', `127.0.0.1:${target}`);
    replace(listens, listens.replace(/:?443/, `127.0.0.1:${port}`));
  }
  const configFile = path.join(folder, file);
  writeFileSync(configFile, around(config, folder));
  const { PATH = '' } = process.env;
  const child = spawn(program, args(configFile, folder), {
    cwd: folder,
    env: {
      PATH,
      HOME: path.join(folder, 'home'),
      REMIT_HOST: `https://remit.example.com:${port}`,
      REMIT_TLS: `tls ${certificate.cert} ${certificate.key}`,
      REMIT_UPSTREAMS: `127.0.0.1:${target}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-10_000)));
  // SIGTERM, because only then nginx also stops its workers.
  const onExit = () => child.kill('SIGTERM');
  process.once('exit', onExit);
  const stop = async () => {
    process.removeListener('exit', onExit);
    await end(child);
    certificate.remove();
  };
  await Promise.race([once(child, 'exit'), new Promise((resolve) => setImmediate(resolve))]);
  if (child.exitCode !== null) {
    await stop();
    throw new Error(`${name} did not start.\n${output}`);
  }
  return { port, ca: readFileSync(certificate.ca), stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
