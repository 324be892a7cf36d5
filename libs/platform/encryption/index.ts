export { DecryptionFailed, InvalidKeyRing } from './encryption.errors';
export { Encryption, type CellAddress } from './encryption';
export { EncryptionModule } from './encryption.module';
export { KeyRing } from './key-ring';
