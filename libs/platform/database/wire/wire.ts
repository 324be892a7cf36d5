/** The layers of speed between a unit of work and PostgreSQL. README.md says what each is worth. */
export interface Wire {
  /** Statements are sent without waiting for the answers of earlier ones (`pipeline` of pg). */
  readonly pipelined: boolean;
  /** The statements of one turn of the event loop are one packet. */
  readonly corked: boolean;
  /** Repeated statements are prepared. */
  readonly prepared: boolean;
  /** The start of a transaction goes with its first statement, the commit directly after its last. */
  readonly joined: boolean;
  /** Statements go to pg without TypeORM's query runner. */
  readonly direct: boolean;
}

const LAYERS = ['pipelined', 'corked', 'prepared', 'joined', 'direct'] as const satisfies readonly (keyof Wire)[];

/**
 * @param plain value of the environment variable REMIT_PLAIN_WIRE, for tests and benches: names of the layers to leave
 * out, separated by commas; 1 leaves all out
 * @throws Error when it names none
 */
export function wireWithout(plain = ''): Wire {
  const names = plain.split(',').filter((name) => name !== '');
  const unknown = names.find((name) => name !== '1' && !LAYERS.some((layer) => layer === name));
  if (unknown !== undefined) throw new Error(`REMIT_PLAIN_WIRE is 1 or some of ${LAYERS.join(', ')}, not ${unknown}`);
  const isOn = (layer: keyof Wire): boolean => !names.includes('1') && !names.includes(layer);
  return {
    pipelined: isOn('pipelined'),
    corked: isOn('corked'),
    prepared: isOn('prepared'),
    joined: isOn('joined'),
    direct: isOn('direct'),
  };
}
