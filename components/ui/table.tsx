import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type TableColumn<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
};

/**
 * A dense table of rows. On a phone each row is a note of its own: its first cell on a line, the others after it, numbers with
 * their title (`rows-as-notes` in globals.css). The caption is for those who cannot see where it stands.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="relative overflow-x-auto border border-rule bg-card"
    >
      <table className="rows-as-notes w-full text-xs border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b-2 border-ink">
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={classNames('px-2 sm:px-3 h-8 text-start', column.isNumber && 'text-end')}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-rule last:border-0">
              {columns.map((column) => (
                <td
                  key={column.title}
                  data-title={column.isNumber ? column.title : undefined}
                  className={classNames(
                    'px-2 sm:px-3 py-1 h-8 align-middle',
                    column.isNumber && 'text-end number',
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
