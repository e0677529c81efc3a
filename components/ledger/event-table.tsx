import { Table } from '../ui/table';
import { momentInWords } from '../words/when';

export type RecordedEvent = {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly entity: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What happened, with what was there before and after. */
export function EventTable({ events }: { events: readonly RecordedEvent[] }) {
  return (
    <Table
      caption="Audit trail"
      rows={events}
      keyOf={(event) => event.id}
      columns={[
        { title: 'When', cell: (event) => <Moment iso={event.at} /> },
        { title: 'Act', cell: (event) => actWords(event.act) },
        {
          title: 'What',
          cell: (event) => (
            <a href={`/admin/audit?entity=${event.entity}`} title={event.entity}>
              {shorten(event.entity)}
            </a>
          ),
        },
        { title: 'By', cell: (event) => <span title={event.actor}>{shorten(event.actor)}</span> },
        { title: 'Before and after', cell: (event) => <Change event={event} /> },
      ]}
    />
  );
}

function Moment({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {momentInWords(iso)}
    </time>
  );
}

function Change({ event }: { event: RecordedEvent }) {
  if (event.before === null && event.after === null) return null;
  return (
    <details>
      <summary className="min-h-6 easy-to-touch">Show</summary>
      <pre className="whitespace-pre-wrap break-all max-w-xl">
        {event.before === null ? '' : `before ${JSON.stringify(event.before, null, 1)}\n`}
        {event.after === null ? '' : `after ${JSON.stringify(event.after, null, 1)}`}
      </pre>
    </details>
  );
}

/** `deal.stopped` is `Deal stopped`. */
function actWords(act: string): string {
  const words = act.replaceAll(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `deal_a1b2c3d4…`: enough to tell two apart. */
function shorten(id: string): string {
  return id.length > 16 ? `${id.slice(0, id.indexOf('_') + 7)}…` : id;
}
