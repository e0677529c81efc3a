/** Everything made with `APP_SECRET`. */
export type Secrets = {
  /** A keyed hash: finds a code or a token without storing it. */
  hash(purpose: string, text: string): string;
  /** Encrypts so that only this installation can read it. */
  seal(text: string): string;
  /** @throws when it was not sealed here. */
  unseal(sealed: string): string;
  /** A random text of at least 160 bits, for tokens that are shown once. */
  token(): string;
  /** Random bytes, for voucher codes. */
  bytes(count: number): Uint8Array;
  hashPassword(password: string): Promise<string>;
  /** Takes as long for an absent hash as for a wrong password. */
  checkPassword(password: string, hash: string | null): Promise<boolean>;
};
