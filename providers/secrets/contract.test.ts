import { describe, expect, it } from 'vitest';
import { fakeSecrets } from './fake';
import { nodeSecrets } from './node-secrets';
import type { Secrets } from './port';

const makers: [string, () => Secrets][] = [
  ['node', () => nodeSecrets('x'.repeat(32))],
  ['fake', fakeSecrets],
];

describe.each(makers)('%s secrets', (_name, make) => {
  it('seals so that only this installation reads it, differently each time', () => {
    const secrets = make();
    const sealed = secrets.seal('ABCD-EFGH-JKLM');
    expect(secrets.unseal(sealed)).toBe('ABCD-EFGH-JKLM');
    expect(secrets.seal('ABCD-EFGH-JKLM')).not.toBe(sealed);
    expect(() => nodeSecrets('y'.repeat(32)).unseal(sealed)).toThrow();
    const torn = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(() => secrets.unseal(torn)).toThrow();
  });
  it('hashes the same text alike for one purpose and differently for another', () => {
    const secrets = make();
    expect(secrets.hash('token', 'a')).toBe(secrets.hash('token', 'a'));
    expect(secrets.hash('token', 'a')).not.toBe(secrets.hash('voucher', 'a'));
  });
  it('makes tokens of at least 160 bits, never twice', () => {
    const secrets = make();
    expect(secrets.token().length).toBeGreaterThanOrEqual(27);
    expect(secrets.token()).not.toBe(secrets.token());
    expect(secrets.bytes(8)).toHaveLength(8);
  });
  it('knows a password by its hash, to the last character', async () => {
    const secrets = make();
    const long = `${'pass phrase 🌊 '.repeat(9)}!`;
    const hash = await secrets.hashPassword(long);
    expect(hash).toContain('$argon2id$');
    expect(await secrets.checkPassword(long, hash)).toBe(true);
    expect(await secrets.checkPassword(`${long.slice(0, -1)}?`, hash)).toBe(false);
    expect(await secrets.checkPassword(long, null)).toBe(false);
  });
  it('serves many at once though only two hash', async () => {
    const secrets = make();
    const hash = await secrets.hashPassword('correct horse');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => secrets.checkPassword('correct horse', hash)),
    );
    expect(answers).toEqual(Array(6).fill(true));
  });
});
