import { createTransport } from 'nodemailer';
import type { Mail } from './port';

const patienceMillis = 10_000;

export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMillis,
    greetingTimeout: patienceMillis,
    socketTimeout: patienceMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject: oneLine(subject), text });
        return 'sent';
      } catch {
        // The letter stays in the outbox and goes out in the next round.
        return 'unreachable';
      }
    },
  };
}

function oneLine(subject: string): string {
  return subject.replace(/[\r\n]+/g, ' ');
}
