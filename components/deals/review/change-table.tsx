import { SectionHeading } from '../../ui/page-heading';
import { Table } from '../../ui/table';
import { type Change, labelOf, sayValue } from './change-words';

/** What an edit changes in the version that sells. */
export function ChangeTable({ changes, currency }: { changes: readonly Change[]; currency: string }) {
  return (
    <div className="flex flex-col gap-2">
      <SectionHeading>What changes</SectionHeading>
      {changes.length === 0 ? <p>Nothing differs from the version that sells.</p> : null}
      {changes.length > 0 ? (
        <Table
          caption="What changes"
          rows={changes}
          keyOf={(change) => change.path}
          columns={[
            { title: 'What', cell: (change) => labelOf(change.path) },
            { title: 'Sells now', cell: (change) => sayValue(change.path, change.before, currency) },
            {
              title: 'Wanted',
              cell: (change) => <strong>{sayValue(change.path, change.after, currency)}</strong>,
            },
          ]}
        />
      ) : null}
    </div>
  );
}
