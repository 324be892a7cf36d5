import { InvalidSettings } from './invalid-settings';
import { SSL_MODES } from './setting-rules';
import { type Environment, readSettingsFiles } from './settings-files';
import { parseUrl } from './loopback';

/**
 * Read from the environment by the libraries that use them: keys of a collector that asks for one, and proxies, whose
 * addresses may hold a password.
 */
export const LIBRARY_SECRETS = [
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
  'HTTPS_PROXY',
  'ALL_PROXY',
] as const;

interface Rule {
  /** The library reads each of them. */
  readonly variables: readonly string[];
  readonly problem: string;
  isRight(value: string): boolean;
}

/** Values that break a rule would be accepted silently: the library would misread them, or fail at the first use. */
const RULES: readonly Rule[] = [
  {
    variables: ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'],
    problem: 'must be the http:// URL of a proxy, such as http://name:password@proxy.example:3128',
    isRight: (value) => hasProtocol(value, 'http:'),
  },
  {
    variables: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
    problem: 'must be the http:// or https:// URL of a collector, such as http://collector:4318',
    isRight: (value) => hasProtocol(value, 'http:', 'https:'),
  },
  {
    variables: ['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'],
    problem: 'must be http/json or http/protobuf, and the endpoint the one for OTLP over HTTP (usually port 4318)',
    isRight: (value) => /^http\/(json|protobuf)$/.test(value),
  },
  {
    variables: ['PGSSLMODE'],
    problem: `must be one of ${SSL_MODES.join(', ')}; it applies when DATABASE_URL names no sslmode`,
    isRight: (value) => SSL_MODES.includes(value),
  },
];

/** Puts the content of their files where libraries look for it. @throws InvalidSettings */
export function readLibrarySettings(env: Environment): void {
  Object.assign(env, readSettingsFiles(env, LIBRARY_SECRETS));
  const problems = RULES.flatMap(({ variables, problem, isRight }) =>
    variables
      .map((variable) => ({ variable, problem, value: env[variable]?.trim() ?? '' }))
      .filter(({ value }) => value !== '' && !isRight(value)),
  );
  if (problems.length > 0) throw new InvalidSettings(problems.map(({ variable, problem }) => ({ variable, problem })));
}

function hasProtocol(value: string, ...protocols: string[]): boolean {
  return protocols.includes(parseUrl(value)?.protocol ?? '');
}
