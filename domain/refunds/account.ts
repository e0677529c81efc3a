/** An account as it is written on a statement: spaces do not matter. */
export function normaliseAccount(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** True for an account money can be sent to: an IBAN whose check digits fit, or a plain number of 5 to 20 digits. */
export function isAccount(typed: string): boolean {
  const account = normaliseAccount(typed);
  if (/^\d{5,20}$/.test(account)) return true;
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account) && remainderOf(account) === 1;
}

/** ISO 7064, mod 97-10: the first four characters go to the end, letters count from 10. */
function remainderOf(iban: string): number {
  const turned = iban.slice(4) + iban.slice(0, 4);
  return [...turned].reduce((remainder, symbol) => {
    const value = Number.parseInt(symbol, 36);
    return (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}
