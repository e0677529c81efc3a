import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message of the provider is believed for so long, and no earlier than so long before. Source: Stripe's own tolerance. */
export const toleranceSeconds = 300;

/** `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`, as Stripe signs. */
export function sign(body: string, { secret, seconds }: { secret: string; seconds: number }): string {
  return `t=${seconds},v1=${macOf(body, { secret, seconds })}`;
}

/** True where one of its signatures is made with the secret, near `seconds`. */
export function isSigned(
  message: { readonly body: string; readonly signature: string | null },
  { secret, seconds }: { secret: string; seconds: number },
): boolean {
  const parts = (message.signature ?? '').split(',').map((part) => part.split('='));
  const said = Number(parts.find(([name]) => name === 't')?.[1] ?? Number.NaN);
  if (!(Math.abs(seconds - said) <= toleranceSeconds)) return false;
  const right = Buffer.from(macOf(message.body, { secret, seconds: said }));
  return parts.some(([name, mac = '']) => {
    const given = Buffer.from(mac);
    return name === 'v1' && given.length === right.length && timingSafeEqual(given, right);
  });
}

function macOf(body: string, { secret, seconds }: { secret: string; seconds: number }): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}
