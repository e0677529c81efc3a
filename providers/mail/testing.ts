import { type AddressInfo, createServer, type Socket } from 'node:net';

/** How a mail server of a test answers: all well, away for now or after so many letters, or never for these addresses. */
export type Mood = { greets: boolean; refuses: readonly string[]; takesMost: number };
export type SmtpServer = {
  readonly url: string;
  readonly mood: Mood;
  /** Texts of the letters it took, headers included. */
  readonly taken: string[];
  close(): Promise<void>;
};

/** A mail server on loopback that speaks as much SMTP as letters need. */
export async function smtpServer(): Promise<SmtpServer> {
  const mood: Mood = { greets: true, refuses: [], takesMost: Number.POSITIVE_INFINITY };
  const taken: string[] = [];
  const lines = new Set<Socket>();
  const server = createServer((socket) => {
    lines.add(socket.on('close', () => lines.delete(socket)));
    serve(socket, mood, taken);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mood,
    taken,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const line of lines) line.destroy();
      return closed;
    },
  };
}

function serve(socket: Socket, mood: Mood, taken: string[]): void {
  let unread = '';
  let text: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (text) {
      if (line !== '.') return text.push(line);
      if (taken.length >= mood.takesMost) return socket.end('421 away for now\r\n');
      taken.push(text.join('\n'));
      text = null;
      return say('250 taken');
    }
    if (/^DATA/i.test(line)) {
      text = [];
      return say('354 go on');
    }
    return say(replyTo(line, mood));
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    const lines = (unread + bytes.toString('utf8')).split('\r\n');
    unread = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  if (mood.greets) say('220 test');
  else socket.end('421 away for now\r\n');
}

function replyTo(line: string, { refuses }: Mood): string {
  if (/^QUIT/i.test(line)) return '221 bye';
  const isRefused = /^RCPT/i.test(line) && refuses.some((address) => line.includes(address));
  return isRefused ? '550 no such address' : '250 ok';
}
