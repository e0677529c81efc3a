import type { Metadata } from 'next';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import type { MemberView } from '@/usecases/people/get-merchant';
import { merchantHome, type PageProps, Portal } from '../portal';

export const metadata: Metadata = { title: 'Team' };

const columns: readonly TableColumn<MemberView>[] = [
  { title: 'Name', cell: ({ name, email }) => name ?? email },
  { title: 'E-mail', cell: ({ email }) => email },
  { title: 'Role', cell: ({ role }) => role },
  {
    title: 'Status',
    cell: ({ status }) => <Badge kind={status === 'active' ? 'ok' : 'warn'}>{status}</Badge>,
  },
];

export default async function TeamPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/team');
  return (
    <Portal home={home} current="/merchant/team" searchParams={searchParams}>
      <PageHeading
        title="Team"
        lead="Managers edit deals and the venue, clerks let guests in, accountants read the money."
      />
      <Table caption="People" columns={columns} rows={home.members} keyOf={({ id }) => id} />
      {home.role === 'owner' ? (
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
