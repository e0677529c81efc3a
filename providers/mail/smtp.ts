import { createTransport } from 'nodemailer';
import type { Mail } from './port';

const patienceMillis = 10_000;
/** Lines to the server, each for one letter after the other: what most servers take from one sender. */
const lines = { maxConnections: 5, idleTimeout: 5_000 };

export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    pool: true,
    ...lines,
    // Whoever sends a letter again is us: it is known whether it went out.
    maxRequeues: 0,
    connectionTimeout: patienceMillis,
    greetingTimeout: patienceMillis,
    socketTimeout: patienceMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          messageId: `<${id}@${from.split('@')[1]}>`,
        });
        return 'sent';
      } catch (error) {
        // Only what the server says of this very letter is final; everything else may pass.
        return isFinal(error) ? 'refused' : 'unreachable';
      }
    },
  };
}

/** A reply from 500 on to the recipient or the text; to the greeting or the sign-in it is our setting that is wrong. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = Object(error) as { responseCode?: number; command?: string };
  return (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

function oneLine(subject: string): string {
  return subject.replace(/[\r\n]+/g, ' ');
}
