/** Rows of a CSV text: quotes, doubled quotes, line breaks inside quotes, a byte order mark; comma, semicolon or tab. */
export function readCsv(text: string): { head: string[]; rows: string[][] } {
  const clean = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(clean);
  const [head = [], ...rows] = cells(clean, separator).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  );
  return { head: head.map((name) => name.trim()), rows };
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function cells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  for (const line of linesOf(text))
    rows.push(line.includes('"') ? quoted(line, separator) : line.split(separator));
  return rows;
}

/** Lines, where a break inside quotes does not end one. */
function linesOf(text: string): string[] {
  const raw = text.split(/\r\n|\n|\r/);
  if (!text.includes('"')) return raw;
  const lines: string[] = [];
  let open = '';
  for (const part of raw) {
    const line = open === '' ? part : `${open}\n${part}`;
    const balanced = (line.split('"').length - 1) % 2 === 0;
    if (balanced) lines.push(line);
    open = balanced ? '' : line;
  }
  if (open !== '') lines.push(open);
  return lines;
}

function quoted(line: string, separator: string): string[] {
  const row: string[] = [];
  let cell = '';
  let inside = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    const kind = kindOf({ char, next: line[at + 1], inside, separator });
    if (kind === 'doubled') at += 1;
    if (kind === 'quote') inside = !inside;
    if (kind === 'text' || kind === 'doubled') cell += char;
    if (kind === 'ends') {
      row.push(cell);
      cell = '';
    }
  }
  return [...row, cell];
}

type Read = { char: string; next: string | undefined; inside: boolean; separator: string };

function kindOf({ char, next, inside, separator }: Read): 'text' | 'doubled' | 'quote' | 'ends' {
  if (char === '"') return inside && next === '"' ? 'doubled' : 'quote';
  return inside || char !== separator ? 'text' : 'ends';
}
