import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';
import { SectionHeading } from '../../ui/page-heading';
import { ReasonBoxes } from './decision-form';

type Props = { readonly action: string; readonly backTo: string };

/** The kill switch of one deal, with what it does before it is pressed. */
export function StopForm({ action, backTo }: Props) {
  return (
    <form
      method="post"
      action={action}
      className="flex flex-col items-start gap-4 border-2 border-err p-4 bg-card"
    >
      <input type="hidden" name="backTo" value={backTo} />
      <SectionHeading>Stop this deal</SectionHeading>
      <p>
        It goes off sale at once and for good. Seats held by people who are paying are let go, open groups
        fail and nobody in them pays. Vouchers stay valid.
      </p>
      <ReasonBoxes />
      <div className="w-full">
        <TextAreaField name="note" label="A sentence for its owner" maxLength={2000} rows={3} required />
      </div>
      <Button kind="danger">Stop the deal</Button>
    </form>
  );
}
