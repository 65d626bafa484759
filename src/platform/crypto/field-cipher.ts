import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FieldKey } from '../config/encryption-keys.js';

/**
 * AES-256-GCM for single values. A value is stored as `keyId.iv.ciphertext.tag` (base64url); `context` (such as
 * `worker:<id>:idNumber`) is authenticated with it, so that a value cannot be moved to another row or column. The first key
 * encrypts, every known key decrypts.
 */
export class FieldCipher {
  private readonly keys: Map<string, Buffer>;
  private readonly current: FieldKey;

  constructor(keys: readonly FieldKey[]) {
    const [current] = keys;
    if (!current) throw new Error('At least one field key is needed');
    this.current = current;
    this.keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  encrypt(text: string, context: string): string {
    return [this.current.id, ...this.seal(Buffer.from(text, 'utf8'), context).map((part) => part.toString('base64url'))].join('.');
  }

  /** @throws Error when the key is unknown or the value was changed or moved */
  decrypt(stored: string, context: string): string {
    const [keyId, iv, data, tag] = stored.split('.');
    if (!keyId || !iv || data === undefined || !tag) throw new Error('Not an encrypted value');
    return this.open(keyId, Buffer.from(iv, 'base64url'), Buffer.from(data, 'base64url'), Buffer.from(tag, 'base64url'), context).toString('utf8');
  }

  /** A whole file: one line with the key id, then iv (12), tag (16) and ciphertext. */
  encryptBytes(bytes: Buffer, context: string): Buffer {
    const [iv, data, tag] = this.seal(bytes, context);
    return Buffer.concat([Buffer.from(`${this.current.id}\n`), iv, tag, data]);
  }

  /** @throws Error when the key is unknown or the bytes were changed or moved */
  decryptBytes(stored: Buffer, context: string): Buffer {
    const end = stored.indexOf(10);
    const at = end + 1;
    return this.open(stored.toString('latin1', 0, end), stored.subarray(at, at + 12), stored.subarray(at + 28), stored.subarray(at + 12, at + 28), context);
  }

  private seal(bytes: Buffer, context: string): [Buffer, Buffer, Buffer] {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, iv).setAAD(Buffer.from(context));
    const data = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return [iv, data, cipher.getAuthTag()];
  }

  private open(keyId: string, iv: Buffer, data: Buffer, tag: Buffer, context: string): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new Error(`The field key ${keyId} is not configured`);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  }
}
