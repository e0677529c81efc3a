import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo, postLetter } from '@/db/outbox';
import { accept } from '@/domain/kernel/result';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { smtpMail } from '@/providers/mail/smtp';
import { type SmtpServer, smtpServer } from '@/providers/mail/testing';
import { pauseAfter, sendLetters } from './sending';
import { type TestContext, testContext } from './testing';

const ana = 'ana@example.org';
let server: SmtpServer;
let world: TestContext;

async function write(dedupeKey: string, recipient = ana): Promise<void> {
  await world.transaction(async (tx, createdAt) => {
    const letter = { topic: 'test', recipient, subject: 'Your voucher', body: 'Here it is.' };
    return accept(await postLetter(tx, { ...letter, dedupeKey, createdAt }));
  });
}

const outboxOf = (address: string) => listLettersTo(world.reader, address);

beforeEach(async () => {
  server = await smtpServer();
  world = await testContext();
});
afterEach(() => server.close());

const idOf = (text: string) => /^Message-ID: (.*)$/m.exec(text)?.[1];

const withServer = () => ({ ...world, mail: smtpMail(server.url, 'no-reply@offpeak.example') });

describe('letters', () => {
  it('are kept while the mail server refuses, and go out once when it is back', async () => {
    await write('paid:1');
    await write('paid:1');
    server.mood.greets = false;
    expect(await sendLetters(withServer())).toBe(0);
    expect(await outboxOf(ana)).toMatchObject([{ sentAt: null, attempts: 1 }]);
    server.mood.greets = true;
    world.clock.advance(minuteMs);
    expect(await sendLetters(withServer())).toBe(1);
    expect(await sendLetters(withServer())).toBe(0);
    expect(server.taken).toHaveLength(1);
    expect(await outboxOf(ana)).toMatchObject([{ sentAt: world.clock.now(), attempts: 2 }]);
  });

  it('are tried again after pauses that grow, and not in between', async () => {
    await write('paid:1');
    server.mood.greets = false;
    await sendLetters(withServer());
    world.clock.advance(minuteMs - 1);
    await sendLetters(withServer());
    expect(await outboxOf(ana)).toMatchObject([{ attempts: 1 }]);
    world.clock.advance(1);
    await sendLetters(withServer());
    world.clock.advance(minuteMs);
    await sendLetters(withServer());
    expect(await outboxOf(ana)).toMatchObject([{ attempts: 2 }]);
    expect([1, 2, 3, 4, 20].map(pauseAfter)).toEqual([1, 2, 4, 8, 360].map((minutes) => minutes * minuteMs));
    expect(pauseAfter(20)).toBe(6 * hourMs);
  });

  it('to an address the server does not know are given up and hinder nobody', async () => {
    server.mood.refuses = [ana];
    await write('paid:1');
    await write('paid:2', 'berta@example.org');
    expect(await sendLetters(withServer())).toBe(2);
    expect(server.taken).toHaveLength(1);
    expect(await outboxOf(ana)).toMatchObject([{ sentAt: null, refusedAt: world.clock.now() }]);
  });

  it('go out in one call when they are many, with two durable writes for some twenty of them', async () => {
    for (let number = 0; number < 50; number += 1) await write(`paid:${number}`);
    let writes = 0;
    const counted = <Value>(work: Parameters<typeof world.transaction<Value>>[0]) => {
      writes += 1;
      return world.transaction(work);
    };
    expect(await sendLetters({ ...withServer(), transaction: counted })).toBe(50);
    expect(new Set(server.taken.map(idOf)).size).toBe(50);
    expect(writes).toBe(6);
  });

  it('that a server no longer took go out when it is back, and those it took do not go again', async () => {
    for (let number = 0; number < 30; number += 1) await write(`paid:${number}`);
    server.mood.takesMost = 24;
    expect(await sendLetters(withServer())).toBe(24);
    server.mood.takesMost = 30;
    world.clock.advance(minuteMs);
    expect(await sendLetters(withServer())).toBe(6);
    expect(new Set(server.taken.map(idOf)).size).toBe(30);
  });

  it('are sent once by two workers at the same time', async () => {
    for (const key of ['paid:1', 'paid:2', 'paid:3']) await write(key);
    const ctx = withServer();
    await Promise.all([sendLetters(ctx), sendLetters(ctx), sendLetters(ctx)]);
    expect(server.taken).toHaveLength(3);
  });
});
