import type { Metadata } from 'next';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import type { MemberView } from '@/usecases/people/get-merchant';
import { merchantHome, type PageProps, Portal } from '../portal';

export const metadata: Metadata = { title: 'Team' };

const facts: readonly TableColumn<MemberView>[] = [
  { title: 'Name', cell: ({ name, email }) => name ?? email },
  { title: 'E-mail', cell: ({ email }) => email },
  { title: 'Role', cell: ({ role }) => role },
  {
    title: 'Status',
    cell: ({ status }) => <Badge kind={status === 'active' ? 'ok' : 'warn'}>{status}</Badge>,
  },
];

/** The owner takes people out; who is taken out is signed out at once. */
const columnsOf = (merchantId: string): readonly TableColumn<MemberView>[] => [
  ...facts,
  {
    title: 'Leave',
    cell: ({ id, role, name, email }) =>
      role === 'owner' ? null : (
        <form method="post" action={`/api/v1/merchants/${merchantId}/staff/${id}`} className="text-end">
          <HiddenFields values={{ method: 'DELETE' }} />
          <Button kind="quiet" size="small" aria-label={`Take out ${name ?? email}`}>
            Take out
          </Button>
        </form>
      ),
  },
];

export default async function TeamPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/team');
  const isOwner = home.role === 'owner';
  return (
    <Portal home={home} current="/merchant/team" searchParams={searchParams}>
      <PageHeading
        title="Team"
        lead="Managers edit deals and the venue, clerks let guests in, accountants read the money."
      />
      <Table
        caption="People"
        columns={isOwner ? columnsOf(home.merchant.id) : facts}
        rows={home.members}
        keyOf={({ id }) => id}
      />
      {isOwner ? (
        <section className="flex flex-col gap-4 max-w-lg">
          <SectionHeading>Invite somebody</SectionHeading>
          <form
            method="post"
            action={`/api/v1/merchants/${home.merchant.id}/staff`}
            className="flex flex-col gap-4"
          >
            <TextField name="email" label="E-mail" type="email" required />
            <SelectField name="role" label="Role">
              <option value="clerk">Clerk: the till</option>
              <option value="manager">Manager: deals, venue and till</option>
              <option value="accountant">Accountant: money, read only</option>
            </SelectField>
            <Button className="self-start">Send the invitation</Button>
          </form>
        </section>
      ) : null}
    </Portal>
  );
}
