import type { Money } from '@/domain/money/money';
import { formatMoney } from '../words/money';

type Line = { readonly title: string; readonly quantity: number; readonly listPrice: Money };

/** What one package holds, line by line, and what it costs in the busy hours. */
export function PackageLines({ lines, total }: { lines: readonly Line[]; total: Money }) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">What you get</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Ordinary price</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.title} className="border-b border-rule">
            <td className="py-2">
              {line.quantity > 1 ? `${line.quantity} × ` : ''}
              {line.title}
            </td>
            <td className="py-2 text-end number">
              {formatMoney({ ...line.listPrice, amount: line.listPrice.amount * line.quantity })}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <td className="py-2">Ordinary price</td>
          <td className="py-2 text-end number">{formatMoney(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
