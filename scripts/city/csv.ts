import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Row = Readonly<Record<string, string>>;

/** Rows of a CSV file with a heading line; a name ending in .gz is unpacked first. */
export function readCsv(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [heading = [], ...lines] = fields(text);
  return lines.map((line) => Object.fromEntries(heading.map((name, i) => [name, line[i] ?? ''])));
}

function fields(text: string): string[][] {
  const lines: string[][] = [];
  const part = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  let line: string[] = [];
  for (let match = part.exec(text); match && match.index < text.length; match = part.exec(text)) {
    const [, raw = '', end = ''] = match;
    line.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
