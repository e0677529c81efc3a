import { csvOf } from '@/domain/settlement/csv';
import { plain, type StatementShown } from './statement';

const titles = ['what', 'at', 'voucher', 'quantity', 'gross', 'discount', 'fee', 'fee_percent', 'fee_reason'];

/** A statement as a table for spreadsheets: its nets add up to the last row, which is the transfer. */
export function statementCsv({ items, adjustments, transfer, day }: StatementShown): string {
  const { currency } = transfer;
  const visits = items.map((line) => [
    ...['visit', line.redeemedAt, line.voucherId, line.quantity],
    ...[plain(line.gross), plain(line.discount), plain(line.fee), line.feePercent, line.feeBecause],
    ...[plain(line.tax), plain(line.net), currency],
  ]);
  const others = adjustments.map(({ because, at, voucherId, net }) => [
    ...[because, at, voucherId ?? '', '', '', '', '', '', '', ''],
    ...[plain(net), currency],
  ]);
  const last = ['transfer', day, '', '', '', '', '', '', '', '', plain(transfer), currency];
  return csvOf([[...titles, 'tax', 'net', 'currency'], ...visits, ...others, last]);
}
