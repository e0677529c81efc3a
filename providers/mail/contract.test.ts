import { expect, it } from 'vitest';
import { fakeMail } from './fake';
import { outboxOnly } from './outbox-only';
import type { Mail } from './port';
import { smtpMail } from './smtp';
import { smtpServer } from './testing';

const letter = { id: 'mail_1', to: 'ana@example.org', subject: 'Your voucher', text: 'Here it is.' };
const makers: [string, () => Mail][] = [
  ['fake', fakeMail],
  ['outbox only', outboxOnly],
];

it.each(makers)('%s takes a letter', async (_name, make) => {
  expect(await make().send(letter)).toBe('sent');
});
it('the fake keeps what it was given and may be unreachable', async () => {
  const mail = fakeMail();
  mail.unreachable(1);
  expect(await mail.send(letter)).toBe('unreachable');
  expect(await mail.send(letter)).toBe('sent');
  expect(mail.letters).toEqual([letter]);
});
it('a mail server that is not there is unreachable, not an error', async () => {
  expect(await smtpMail('smtp://127.0.0.1:9', 'offpeak@example.org').send(letter)).toBe('unreachable');
});

it('a letter goes out under its own id, so that the same one sent twice is known', async () => {
  const server = await smtpServer();
  const mail = smtpMail(server.url, 'no-reply@offpeak.example');
  expect(await mail.send(letter)).toBe('sent');
  expect(server.taken.join()).toContain('Message-ID: <mail_1@offpeak.example>');
  await server.close();
});
it('a server that is away for now is unreachable, an address it does not know is refused', async () => {
  const server = await smtpServer();
  const mail = smtpMail(server.url, 'no-reply@offpeak.example');
  server.mood.refuses = ['ana@example.org'];
  expect(await mail.send(letter)).toBe('refused');
  server.mood.greets = false;
  expect(await mail.send(letter)).toBe('unreachable');
  expect(server.taken).toEqual([]);
  await server.close();
});
