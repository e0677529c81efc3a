import { expect, test } from 'vitest';
import type { StatementShown } from './statement';
import { statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const visit = (number: number) => ({
  ...{ voucherId: `voucher_${number}`, redeemedAt: '2027-03-10T15:02:00Z', quantity: 1 },
  ...{ feePercent: 8, feeBecause: 'quiet-hour' as const, gross: eur(6000), discount: eur(1800) },
  ...{ fee: eur(336), tax: eur(785), net: eur(3864) },
});

function statement(visits: number): StatementShown {
  const adjustments = [
    {
      voucherId: 'voucher_0',
      because: 'refund-approved' as const,
      at: '2027-03-10T18:00:00Z',
      net: eur(-36_96),
    },
  ];
  return {
    ...{ day: '2027-03-10', merchant: { id: 'merchant_1', name: 'Łazienka Verde' }, adjustments },
    items: Array.from({ length: visits }, (_, i) => visit(i + 1)),
    transfer: eur(visits * 3864 - 3696),
    payout: { status: 'settled', payday: '2027-03-11', reference: 'tr_1', reserveUntil: null },
  };
}

const cents = (decimal = '') => Math.round(Number(decimal) * 100);

test('the nets of the table add up to its last row, the transfer', () => {
  const [titles = [], ...rows] = statementCsv(statement(7))
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  const nets = rows.map((row) => cents(row[titles.indexOf('net')]));
  const last = rows.at(-1);
  expect(last?.[0]).toBe('transfer');
  expect(nets.slice(0, -1).reduce((sum, net) => sum + net, 0)).toBe(nets.at(-1));
  expect(rows.slice(0, 7).map((row) => row[titles.indexOf('voucher')])).toContain('voucher_7');
  for (const row of rows.slice(0, 7)) {
    const [gross = 0, discount = 0, fee = 0, net = 0] = ['gross', 'discount', 'fee', 'net'].map((title) =>
      cents(row[titles.indexOf(title)]),
    );
    expect(gross - discount - fee).toBe(net);
  }
});

test('the paper has a line for each voucher, over as many pages as it takes, and the transfer', async () => {
  const paper = Buffer.from(await statementPdf(statement(90))).toString('latin1');
  const words = wordsOn(paper);
  expect(paper.startsWith('%PDF-')).toBe(true);
  expect(paper.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(1);
  for (let i = 1; i <= 90; i += 1) expect(words).toContain(`voucher_${i}`);
  expect(words).toContain(`Transfer ${(90 * 38.64 - 36.96).toFixed(2)} EUR`);
  expect(words).toContain('Refund after the visit');
  expect(words).toContain('?azienka Verde');
  expect(words).toContain('Arrived, reference tr_1.');
});

test('a day without visits says so', async () => {
  const words = wordsOn(Buffer.from(await statementPdf(statement(0))).toString('latin1'));
  expect(words).toContain('No voucher was redeemed on this day.');
});

/** Text is written in pieces, hexadecimal, with the space between them in numbers: `[<48> 20 <69>] TJ`. */
function wordsOn(paper: string): string {
  return [...paper.matchAll(/\[([^\]]*)\] TJ/g)]
    .map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
        .join(''),
    )
    .join('\n');
}
