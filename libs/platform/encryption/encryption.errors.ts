/** ENCRYPTION_KEYS is invalid. The message names the position of the bad entry, never its content. */
export class InvalidKeyRing extends Error {
  override readonly name = 'InvalidKeyRing';
}

export type DecryptionFailure = 'malformed' | 'unknown_key' | 'altered_or_moved';

const SENTENCES: Record<DecryptionFailure, string> = {
  malformed: 'The stored value is not an encrypted value',
  unknown_key: 'The stored value was encrypted under a key that is not in ENCRYPTION_KEYS',
  altered_or_moved: 'The stored value was altered, belongs to another row, or its key was replaced',
};

/** A stored value cannot be trusted. The operation fails; there is no fallback. */
export class DecryptionFailed extends Error {
  override readonly name = 'DecryptionFailed';
  constructor(readonly reason: DecryptionFailure) {
    super(SENTENCES[reason]);
  }
}
