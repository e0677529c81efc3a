import PDFDocument from 'pdfkit';
import { printPercent } from '@/domain/money/print';
import { adjustmentWords, feeWords, payoutWords } from '../words/settlement';
import { dayInWords } from '../words/when';
import { plain, type StatementShown } from './statement';

/** A4 in points, a margin of 17 mm; what is left is shared out among the columns. */
const page = { size: 'A4', layout: 'landscape', margin: 48 } as const;
const numbers = { width: 62, align: { x: 'right', y: 'top' } } as const;
const visitColumns = [118, '*', 28, numbers, numbers, numbers, numbers, numbers] as const;
const otherColumns = [118, '*', 150, numbers] as const;

/**
 * A statement on paper: a line for each voucher, whatever else changed what is owed, and their sum. Text is left as it is,
 * without compression: the lines of a day are small, and any reader finds its words.
 */
export async function statementPdf(statement: StatementShown): Promise<Uint8Array> {
  const { day, merchant, transfer } = statement;
  const title = `Statement of ${dayInWords(day)} ${day.slice(0, 4)}`;
  const paper = new PDFDocument({
    ...{ ...page, compress: false, lang: 'en', displayTitle: true },
    info: { Title: `${title}, ${merchant.name}`, Author: 'Offpeak' },
  });
  const written = collect(paper);
  paper.fontSize(20).text(title);
  paper.fontSize(11).text(inLatin(merchant.name)).moveDown();
  paper.fontSize(9);
  drawVisits(paper, statement);
  drawAdjustments(paper, statement);
  paper
    .moveDown()
    .fontSize(13)
    .text(`Transfer ${plain(transfer)} ${transfer.currency}`);
  paper.fontSize(9).text(wordsOf(statement));
  paper.end();
  return written;
}

type Paper = InstanceType<typeof PDFDocument>;

function drawVisits(paper: Paper, { items }: StatementShown): void {
  if (items.length === 0) {
    paper.text('No voucher was redeemed on this day.').moveDown();
    return;
  }
  const titles = ['Voucher', 'Fee because', 'Uses', 'Gross', 'Discount', 'Fee', 'Tax inside', 'Net'];
  const rows = items.map((line) => [
    line.voucherId.slice(-16),
    `${printPercent(line.feePercent)}, ${feeWords(line.feeBecause)}`,
    String(line.quantity),
    ...[line.gross, line.discount, line.fee, line.tax, line.net].map(plain),
  ]);
  drawTable(paper, { columns: visitColumns, rows: [titles, ...rows] });
}

function drawAdjustments(paper: Paper, { adjustments }: StatementShown): void {
  if (adjustments.length === 0) return;
  const rows = adjustments.map(({ because, at, voucherId, net }) => [
    voucherId?.slice(-16) ?? '',
    adjustmentWords(because),
    `${at.slice(0, 16).replace('T', ' ')} UTC`,
    plain(net),
  ]);
  drawTable(paper, { columns: otherColumns, rows: [['Voucher', 'Adjustment', 'When', 'Net'], ...rows] });
}

type Drawn = {
  readonly columns: typeof visitColumns | typeof otherColumns;
  readonly rows: string[][];
};

function drawTable(paper: Paper, { columns, rows }: Drawn): void {
  paper.table({
    columnStyles: [...columns],
    rowStyles: (row) => ({ border: [0, 0, row === 0 ? 1 : 0.5, 0], padding: 3 }),
    data: rows,
  });
  paper.moveDown();
}

function wordsOf({ payout, transfer }: StatementShown): string {
  const until = payout.reserveUntil ? ` The reserve is released on ${dayInWords(payout.reserveUntil)}.` : '';
  const said = payoutWords({ ...payout, payday: dayInWords(payout.payday) });
  return `All amounts in ${transfer.currency}. ${said}${until}`;
}

/** The letters every reader of the format brings along; others lose their marks or become a question mark. */
function inLatin(words: string): string {
  const plainest = (letter: string) => letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...words.normalize('NFC')]
    .map((letter) => (isLatin(letter) ? letter : plainest(letter)))
    .map((letter) => (isLatin(letter) ? letter : '?'))
    .join('');
}

function isLatin(letters: string): boolean {
  return /^[\u0020-\u007E\u00A0-\u00FF]+$/.test(letters);
}

function collect(paper: Paper): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  paper.on('data', (part: Uint8Array) => parts.push(part));
  return new Promise((resolve, reject) => {
    paper.on('end', () => resolve(Buffer.concat(parts)));
    paper.on('error', reject);
  });
}
