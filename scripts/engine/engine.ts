import { answerLine } from './answer';

/** `npm run --silent engine`: one request a line on standard input, one answer a line on standard output, in order. */
process.stdin.setEncoding('utf8');
let rest = '';
for await (const chunk of process.stdin) {
  // Only \n ends a line: node:readline would also cut at U+2028, which JSON allows inside a string.
  const lines = (rest + String(chunk)).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) process.stdout.write(`${answerLine(line)}\n`);
}
if (rest !== '') process.stdout.write(`${answerLine(rest)}\n`);
