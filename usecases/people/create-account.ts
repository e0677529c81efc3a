import { recordAudit } from '@/db/audit';
import { postLetter } from '@/db/outbox';
import { insertPerson } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import type { CreateAccount } from './create-account.input';

type Told = { readonly status: 'mail-sent' };
type New = { readonly id: string; readonly email: string; readonly name: string; readonly now: Instant };

/** Opens an account. Says the same, and takes as long, whether or not the address is known: only its owner learns more. */
export async function createAccount(ctx: Context, input: CreateAccount): Promise<Answer<Told>> {
  const { email, name } = input;
  const passwordHash = await ctx.secrets.hashPassword(input.password);
  return ctx.transaction(async (tx, now) => {
    const id = newId('person');
    const isNew = await insertPerson(tx, { id, email, name, passwordHash, createdAt: now });
    if (isNew) await welcome(ctx, tx, { id, email, name, now });
    else await warnOwner(ctx, tx, { email, now });
    return accept({ status: 'mail-sent' });
  });
}

async function welcome(ctx: Context, tx: Tx, person: New): Promise<void> {
  const { id, name, now } = person;
  await recordAudit(tx, {
    at: now,
    actor: id,
    act: 'account-created',
    entity: id,
    after: { name: person.name },
  });
  await postLetter(tx, {
    topic: 'account',
    recipient: person.email,
    subject: 'Your Offpeak account',
    body: `Hello ${name},\n\nyour account is ready. Sign in here: ${ctx.appUrl}/sign-in\n\nIf this was not you, you need do nothing.\n`,
    dedupeKey: `account:${id}`,
    createdAt: now,
  });
}

async function warnOwner(ctx: Context, tx: Tx, known: { email: string; now: Instant }): Promise<void> {
  await postLetter(tx, {
    topic: 'account',
    recipient: known.email,
    subject: 'You have an Offpeak account already',
    body: `Hello,\n\nsomebody tried to open an account with this address, which has one. If it was you, sign in: ${ctx.appUrl}/sign-in\n`,
    dedupeKey: `account-known:${known.email}:${known.now}`,
    createdAt: known.now,
  });
}
