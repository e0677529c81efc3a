import { createInterface } from 'node:readline';
import { answerLine } from './answer';

/** `npm run --silent engine`: one request a line on standard input, one answer a line on standard output, in order. */
const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
for await (const line of lines) {
  if (line.trim() !== '') process.stdout.write(`${answerLine(line)}\n`);
}
