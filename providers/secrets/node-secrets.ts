import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Secrets } from './port';

/** OWASP's smallest memory-hard setting with one pass: 46 MiB, so at most two at a time. */
const argon = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const hashersMax = 2;
const ivLength = 12;
const tagLength = 16;

export function nodeSecrets(appSecret: string): Secrets {
  const keyFor = keysOf(appSecret);
  const sealKey = keyFor('seal');
  const hashers = turnstile(hashersMax);
  let absent: Promise<string> | undefined;
  return {
    hash: (purpose, text) =>
      createHmac('sha256', keyFor(`hash:${purpose}`))
        .update(text)
        .digest('base64url'),
    seal: (text) => seal(sealKey, text),
    unseal: (sealed) => unseal(sealKey, sealed),
    token: () => randomBytes(32).toString('base64url'),
    bytes: (count) => new Uint8Array(randomBytes(count)),
    hashPassword: (password) => hashers(() => hash(password, argon)),
    async checkPassword(password, known) {
      absent ??= hash(randomBytes(16).toString('hex'), argon);
      const against = known ?? (await absent);
      const isRight = await hashers(() => verify(against, password));
      return known !== null && isRight;
    },
  };
}

/** One key for each purpose, derived once. */
function keysOf(appSecret: string): (purpose: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  const derived = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', appSecret, 'offpeak', purpose, 32)));
  return (purpose) => {
    const key = known.get(purpose) ?? derived(purpose);
    known.set(purpose, key);
    return key;
  };
}

function seal(key: KeyObject, text: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

function unseal(key: KeyObject, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString(
    'utf8',
  );
}

/** Lets so many in at once; the others wait in line. */
function turnstile(places: number) {
  let free = places;
  const line: (() => void)[] = [];
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (free === 0) await new Promise<void>((enter) => line.push(enter));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}
