import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Sealed, sealedHead } from '@wenxiao/domain/field';

// AES-256-GCM with a random nonce, under a key that follows from the keys of all persons a text is about: it is read while all of
// them are there.

/** Bytes of a person's key. */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The keys of a text's persons, in the order in which it names them. */
type Keys = readonly Buffer[];

/** Seals a text. @param persons in ascending order, each once */
export function seal(text: string, persons: readonly string[], keys: Keys): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys), nonce).setAAD(Buffer.from(sealedHead(persons)));
  const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { persons, bytes: bytes.toString('base64url') };
}

/** The text; undefined where these keys did not seal it, or somebody changed it. */
export function open({ persons, bytes }: Sealed, keys: Keys): string | undefined {
  const all = Buffer.from(bytes, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys), all.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(sealedHead(persons))).setAuthTag(all.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(all.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** A hash that nobody can make of a text that they guess without these keys: hexadecimal, as long as a plain one. */
export const keyedHash = (hash: string, keys: Keys): string =>
  createHmac('sha256', keyOf(keys, 'wenxiao hash of a command')).update(hash).digest('hex');

const keyOf = (keys: Keys, what = 'wenxiao text about persons'): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.concat(keys), Buffer.alloc(0), what, keyBytes));
